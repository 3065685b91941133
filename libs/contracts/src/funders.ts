import type { Day } from '@jalon/kernel';

/** A scheme under which a funder pays. */
export interface Dispositif {
  readonly code: string;
  readonly name: string;
  /** `specific`: credits reserved to the QPV, subsidiary to the ordinary policies (`common-law`). */
  readonly kind: 'specific' | 'common-law';
  readonly from?: Day;
  readonly until?: Day;
}

export interface Funder {
  readonly code: string;
  readonly name: string;
  readonly dispositifs: readonly Dispositif[];
}

const specific = (code: string, name: string, dates: { from?: Day; until?: Day } = {}): Dispositif => ({
  code,
  name,
  kind: 'specific',
  ...dates,
});
const commonLaw = (code: string, name: string): Dispositif => ({ code, name, kind: 'common-law' });

/** The funders and their dispositifs that the annual report names. */
export const funders: readonly Funder[] = [
  {
    code: 'etat',
    name: 'État',
    dispositifs: [
      specific('contrat-de-ville', 'Contrat de ville'),
      specific('dre', 'Dispositif de réussite éducative'),
      specific('asv', 'Ateliers santé ville'),
      specific('vvv', 'Ville vie vacances'),
      specific('ciec', 'CIEC associations'),
      specific('dpv', 'Dotation politique de la ville'),
      specific('clas', 'Contrat local d’accompagnement à la scolarité'),
      specific('internats', 'Internats de la réussite'),
      specific('cordees', 'Cordées de la réussite'),
      specific('fipd', 'Fonds interministériel de prévention de la délinquance'),
    ],
  },
  {
    code: 'region',
    name: 'Région Hauts-de-France',
    dispositifs: [
      specific('fita', 'FITA'),
      specific('fph', 'Fonds de participation des habitants', { until: '2017-03-29' as Day }),
      specific('nqe', 'Nos quartiers d’été'),
      specific('pic', 'Projets d’initiative citoyenne', { from: '2017-03-30' as Day }),
    ],
  },
  {
    code: 'mel',
    name: 'Métropole Européenne de Lille',
    dispositifs: [
      specific('politique-de-la-ville', 'Politique de la ville'),
      commonLaw('habitat', 'Habitat'),
      commonLaw('emploi', 'Emploi et développement économique'),
    ],
  },
  {
    code: 'communes',
    name: 'Communes',
    dispositifs: [
      commonLaw('droit-commun', 'Droit commun'),
      specific('politique-de-la-ville', 'Politique de la ville'),
    ],
  },
  {
    code: 'departement',
    name: 'Département du Nord',
    dispositifs: [commonLaw('droit-commun', 'Droit commun')],
  },
  {
    code: 'caf',
    name: 'Caisse d’allocations familiales',
    dispositifs: [commonLaw('droit-commun', 'Droit commun')],
  },
  {
    code: 'cpam',
    name: 'Caisse primaire d’assurance maladie',
    dispositifs: [commonLaw('droit-commun', 'Droit commun')],
  },
  {
    code: 'feder',
    name: 'FEDER (ITI)',
    dispositifs: [
      specific('iti-tpe-pme', 'ITI : TPE et PME'),
      specific('iti-numerique', 'ITI : numérique'),
      specific('iti-renovation', 'ITI : rénovation énergétique'),
      specific('iti-friches', 'ITI : friches'),
    ],
  },
];

/** The partners that our sources name. The report counts « 14 listed + communes »: this list is what could be read of it. */
export const partners: readonly string[] = [
  'État',
  'Région Hauts-de-France',
  'Département du Nord',
  'Métropole Européenne de Lille',
  'Caisse d’allocations familiales',
  'Caisse primaire d’assurance maladie',
  'Pôle emploi',
  'Bailleurs sociaux',
  'ANRU',
];

export function isDispositif(funder: string, dispositif: string): boolean {
  return funders.some(
    ({ code, dispositifs }) => code === funder && dispositifs.some((one) => one.code === dispositif),
  );
}

/** The funders with the dispositifs that were open on a day; one whose dates no source gives is taken to be open. */
export function fundersOn(day: Day): readonly Funder[] {
  return funders.map((funder) => ({
    ...funder,
    dispositifs: funder.dispositifs.filter(
      ({ from, until }) => (from === undefined || from <= day) && (until === undefined || day <= until),
    ),
  }));
}
