/** The terms of a campaign that is open as the bench runs. */
export function campaignTerms(now) {
  const day = 86_400_000;
  return {
    year: new Date(now).getUTCFullYear(),
    name: 'Campagne du banc de mesure',
    opensAt: new Date(now - day).toISOString(),
    closesAt: new Date(now + day).toISOString(),
    nomenclature: 'contrat-2015',
    themes: ['2', '2.1'],
    territories: ['metropolitan'],
    funders: [{ funder: 'etat', dispositif: 'contrat-de-ville' }],
  };
}

/** A SIRET that Luhn's key accepts, of a body that does not exist. */
export const porteurTerms = {
  name: 'Association du banc de mesure',
  identifiers: { siret: '99999999800019' },
  legalForm: 'private-law',
  since: '2015-01-01',
};

/** The body of the command that is measured: a draft written whole, as a porteur saves it. */
export function editedDraft(n) {
  return {
    contents: {
      title: `Ateliers de lecture du soir, ${n}`,
      summary:
        'Trois ateliers par semaine pour soixante enfants du quartier, avec leurs parents, de septembre a juin.',
      theme: { code: '2.1', nomenclature: 'contrat-2015' },
      territories: ['metropolitan'],
      startsOn: '2016-09-01',
      endsOn: '2017-06-30',
      budget: {
        expenses: [
          { label: 'Salaires', amount: 1_250_000 },
          { label: 'Achats', amount: 250_000 + (n % 1000) },
        ],
        resources: [
          { label: 'Etat', amount: 900_000, line: 'L1' },
          { label: 'Fonds propres', amount: 600_000 + (n % 1000) },
        ],
      },
      lines: [
        { lineId: 'L1', funder: 'etat', dispositif: 'contrat-de-ville', year: 2016, requested: 900_000 },
      ],
    },
  };
}
