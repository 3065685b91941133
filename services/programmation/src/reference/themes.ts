/** A theme of one version of a nomenclature. Codes are kept with their version on every dossier. */
export interface Theme {
  readonly code: string;
  readonly name: string;
  /** The pillar of the contract of 2015 that it serves, where it is evident. */
  readonly pillar?: string;
}

export interface Nomenclature {
  readonly version: string;
  readonly name: string;
  readonly themes: readonly Theme[];
}

const theme = (code: string, name: string, pillar?: string): Theme => ({
  code,
  name,
  ...(pillar === undefined ? {} : { pillar }),
});

/** The nomenclatures in use, oldest first. A version is never edited: a change is a new version. */
export const nomenclatures: readonly Nomenclature[] = [
  {
    version: 'contrat-2015',
    name: 'Piliers du contrat de ville (2015)',
    themes: [
      theme('1', 'Emploi et développement économique', '1'),
      theme('2', 'Cohésion sociale', '2'),
      theme('2.1', 'Éducation', '2'),
      theme('2.2', 'Santé', '2'),
      theme('2.3', 'Sécurité et prévention', '2'),
      theme('3', 'Cadre de vie et renouvellement urbain', '3'),
      theme('3.1', 'Habitat', '3'),
      theme('3.2', 'Urbain', '3'),
    ],
  },
  {
    version: 'dauphin-2020',
    name: 'DAUPHIN (2020-2023)',
    themes: [
      theme('1', 'Cohésion sociale', '2'),
      theme('1.1', 'Éducation', '2'),
      theme('1.2', 'Santé', '2'),
      theme('1.3', 'Parentalité et droits sociaux', '2'),
      theme('1.4', 'Culture et expression artistique', '2'),
      theme('1.5', 'Lien social, citoyenneté et participation', '2'),
      theme('1.6', 'Lutte contre les discriminations', '2'),
      theme('2', 'Développement économique et emploi', '1'),
      theme('2.1', 'Emploi', '1'),
      theme('2.2', 'Développement économique', '1'),
      theme('3', 'Cadre de vie et renouvellement urbain', '3'),
      theme('3.1', 'Cadre de vie et renouvellement urbain', '3'),
      theme('3.2', 'Tranquillité et sûreté publique', '3'),
      theme('4', 'Pilotage, ingénierie'),
      theme('4.1', 'Pilotage et ingénierie'),
      theme('4.2', 'Structures mutualisatrices'),
    ],
  },
  {
    version: 'dauphin-2024',
    name: 'DAUPHIN (depuis 2024)',
    themes: [
      theme('1', 'Éducation', '2'),
      theme('2', 'Accès aux droits', '2'),
      theme('3', 'Cadre de vie, sociabilité et transitions', '3'),
      theme('4', 'Jeunesse, culture, sports, loisirs', '2'),
      theme('5', 'Emploi et développement économique', '1'),
      theme('6', 'Soutien aux acteurs'),
    ],
  },
];

const themeCodes = new Map(
  nomenclatures.map(({ version, themes }) => [version, new Set(themes.map(({ code }) => code))]),
);

/** Whether a code is one of this version of the nomenclature. */
export function isTheme(nomenclature: string, code: string): boolean {
  return themeCodes.get(nomenclature)?.has(code) ?? false;
}
