import { type Day, addDays, cents } from '@jalon/kernel';
import type { OurOrder } from '../matching/open-order.ts';
import { between, seededDraw } from './seeded-random.ts';

const words = [
  'Amitié',
  'Jeunesse',
  'Culture',
  'Quartier',
  'Avenir',
  'Solidarité',
  'Sport',
  'Lecture',
  'Emploi',
  'Santé',
];
const towns = ['Lille', 'Roubaix', 'Tourcoing', 'Wattrelos', 'Hem', 'Croix', 'Loos', 'Lambersart'];

/**
 * Payment orders of 2016 as a programme issues them: some 300 bodies, round amounts that many orders share, several
 * orders on a commitment, a third of the commitments with a number of 2015 that 2016 replaced, some bodies without SIRET.
 */
export function ordersOf2016(count: number, seed = 2016): readonly OurOrder[] {
  const draw = seededDraw(seed);
  const bodies = Array.from({ length: Math.max(10, Math.ceil(count / 10)) }, (_, nth) => ({
    id: `P-${nth}`,
    name: `Association ${words[nth % 10]} ${words[between(draw, 0, 9)]} de ${towns[nth % 8]} ${nth}`,
    ...(draw() < 0.95 && {
      siret: `${String(100_000_000 + nth * 7)}${String(between(draw, 10, 99_999)).padStart(5, '0')}`,
    }),
  }));
  return Array.from({ length: count }, (_, nth): OurOrder => {
    const commitment = `D16-${String(Math.floor(nth / 2)).padStart(6, '0')}.etat-1`;
    const order = `2016-${String(nth + 1).padStart(5, '0')}`;
    const amount =
      draw() < 0.7 ? cents(between(draw, 1, 60) * 50_000) : cents(between(draw, 1_000, 9_000_000));
    const ej = 2_102_000_000 + Math.floor(nth / 2);
    const body = bodies[Math.floor(nth / 2) % bodies.length];
    if (body === undefined) throw new Error('There is a body for every order');
    return {
      id: `${commitment}/${order}`,
      kind: 'payment-order',
      commitment,
      order,
      number: nth + 1,
      exercice: 2016,
      amount,
      remaining: amount,
      issuedOn: addDays('2016-01-05' as Day, Math.floor((nth / count) * 340)),
      rejected: false,
      legalNumbers: [
        ...(Math.floor(nth / 2) % 3 === 0 ? [{ ej: String(ej - 500_000_000), exercice: 2015 }] : []),
        { ej: String(ej), exercice: 2016 },
      ],
      beneficiary: body,
      settlements: [],
    };
  });
}

/** The same order, of which something was paid. */
export function partlyPaid(order: OurOrder, paid: number, reference: string, line?: string): OurOrder {
  const amount = cents(paid);
  return {
    ...order,
    remaining: cents(order.remaining - amount),
    settlements: [...order.settlements, { reference, amount, line }],
  };
}

/** An order that nobody has paid. */
export const anOrder: OurOrder = {
  id: 'D16-7K3M9Q.etat-1/2016-00042',
  kind: 'payment-order',
  commitment: 'D16-7K3M9Q.etat-1',
  order: '2016-00042',
  number: 42,
  exercice: 2016,
  amount: cents(500_000),
  remaining: cents(500_000),
  issuedOn: '2016-04-01' as Day,
  rejected: false,
  legalNumbers: [
    { ej: '2102300001', exercice: 2015 },
    { ej: '2102368447', exercice: 2016 },
  ],
  beneficiary: { id: 'P-1', name: 'Association Jeunesse de Roubaix', siret: '78467169500103' },
  settlements: [],
};
