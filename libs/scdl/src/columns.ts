/** The columns of SCDL « subventions » 2.1.1, in their order. */
export const scdlColumns = [
  'nomAttribuant',
  'idAttribuant',
  'dateConvention',
  'referenceDecision',
  'nomBeneficiaire',
  'idBeneficiaire',
  'rnaBeneficiaire',
  'objet',
  'montant',
  'nature',
  'conditionsVersement',
  'datesPeriodeVersement',
  'idRAE',
  'notificationUE',
  'pourcentageSubvention',
  'dispositifAide',
] as const;

export type ScdlColumn = (typeof scdlColumns)[number];

/** The text of every column of a row; an empty text when the row holds none. */
export type ScdlCells = Readonly<Record<ScdlColumn, string>>;
