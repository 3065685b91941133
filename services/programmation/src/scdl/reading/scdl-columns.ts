import { type ScdlColumn, scdlColumns } from '@jalon/scdl';

/** Other names under which published files hold a column, beside its own in any case, accents and separators. */
const otherNames: Readonly<Record<string, ScdlColumn>> = {
  attribuant: 'nomAttribuant',
  siretattribuant: 'idAttribuant',
  dateconventionsignature: 'dateConvention',
  datedeconvention: 'dateConvention',
  datedelaconvention: 'dateConvention',
  referencedeladecision: 'referenceDecision',
  beneficiaire: 'nomBeneficiaire',
  nomdubeneficiaire: 'nomBeneficiaire',
  siretbeneficiaire: 'idBeneficiaire',
  siretdubeneficiaire: 'idBeneficiaire',
  rna: 'rnaBeneficiaire',
  numerornabeneficiaire: 'rnaBeneficiaire',
  objetdelasubvention: 'objet',
  montantsubvention: 'montant',
  montantdelasubvention: 'montant',
  montanttotal: 'montant',
  natureaide: 'nature',
  naturedelasubvention: 'nature',
  conditionsdeversement: 'conditionsVersement',
  datesperiodedeversement: 'datesPeriodeVersement',
  dateperiodeversement: 'datesPeriodeVersement',
  datesversement: 'datesPeriodeVersement',
  idreferenceaide: 'idRAE',
  notificationunioneuropeenne: 'notificationUE',
  pourcentage: 'pourcentageSubvention',
};

const namesInAnySpelling = new Map<string, ScdlColumn>(
  scdlColumns.map((column) => [spelling(column), column]),
);

/** A text without accents, case, spaces or signs: what two spellings of one name have in common. */
export function spelling(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}

/** How a header was understood: as the standard writes it, in another spelling, by another name, or not at all. */
export interface ReadHeader {
  readonly header: string;
  readonly column?: ScdlColumn;
  readonly how: 'exact' | 'other-spelling' | 'other-name' | 'unknown' | 'twice';
}

/**
 * Finds each column by its header, wherever it stands. A header that names a column already named, less well or as
 * well, is told (`twice`) and kept aside like an unknown one.
 */
export function readHeaders(headers: readonly string[]): readonly ReadHeader[] {
  const read = headers.map(readHeader);
  const ranks = ['exact', 'other-spelling', 'other-name'] as const;
  const chosen = new Map<ScdlColumn, ReadHeader>();
  for (const rank of ranks) {
    for (const one of read) {
      if (one.how === rank && one.column && !chosen.has(one.column)) chosen.set(one.column, one);
    }
  }
  return read.map((one) =>
    one.column === undefined || chosen.get(one.column) === one ? one : { header: one.header, how: 'twice' },
  );
}

function readHeader(text: string): ReadHeader {
  const header = text.trim();
  const exact = scdlColumns.find((column) => column === header);
  if (exact) return { header, column: exact, how: 'exact' };
  const bare = spelling(header);
  const respelled = namesInAnySpelling.get(bare);
  if (respelled) return { header, column: respelled, how: 'other-spelling' };
  const renamed = Object.hasOwn(otherNames, bare) ? otherNames[bare] : undefined;
  return renamed ? { header, column: renamed, how: 'other-name' } : { header, how: 'unknown' };
}
