/** Who publishes: each grantor publishes its own grants (R13), the metropolis those that it granted. */
export const publisher = {
  funder: 'mel',
  nomAttribuant: 'Métropole Européenne de Lille',
  idAttribuant: '20009320100016',
} as const;
