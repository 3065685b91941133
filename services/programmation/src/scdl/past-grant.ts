import { createHash } from 'node:crypto';
import { derivedId } from '@jalon/event-store';
import { type Cents, type Day, plainEuros } from '@jalon/kernel';
import type { DossierIntentFields } from '../dossier/dossier.commands.ts';
import { funderOf } from './grantors.ts';
import { scdlColumns, type Identity } from '@jalon/scdl';
import type { TakenRow } from './repairs/judged-row.ts';

type PastGrant = DossierIntentFields<'import-past-grant'>;

/** The fingerprint of what a row says once mended: the same row in two files has one, however each was damaged. */
export function rowFingerprint({ cells, amount }: TakenRow): string {
  const said = scdlColumns.map((column) => {
    if (column === 'montant') return plainEuros(amount);
    return column === 'pourcentageSubvention' ? String(Number(cells[column])) : cells[column];
  });
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}

/** The id of the command that imports a row. `occurrence` counts from 1 the rows of a file that say the same. */
export function commandIdOf(fingerprint: string, occurrence: number): string {
  return derivedId(`scdl ${fingerprint}`, occurrence);
}

/**
 * A body's legal form, which the standard does not give: SIREN that begin with 1 or 2 are kept for public bodies by
 * INSEE; every other body is taken for one of private law, on which the law asks more (R7, R9).
 */
export function legalFormOf({ siret }: Identity): 'private-law' | 'public-body' {
  return siret !== undefined && /^[12]/.test(siret) ? 'public-body' : 'private-law';
}

/**
 * What a row makes known of a past grant. Its year is the convention's, as the standard gives no exercice; what had
 * been asked is not in it either and is taken for what was granted.
 * @param granted the row's own part of the convention.
 */
export function pastGrantOf(
  row: TakenRow,
  porteur: string,
  granted: Cents,
  source: { readonly file: string; readonly sha256: string },
): Omit<PastGrant, 'reference'> {
  const { cells, identity, line, repairs } = row;
  const { nomBeneficiaire: name, dateConvention, referenceDecision, dispositifAide } = cells;
  return {
    porteur: { id: porteur, name, ...identity, legalForm: legalFormOf(identity) },
    title: cells.objet,
    line: {
      lineId: 'L1',
      funder: funderOf(cells.idAttribuant),
      dispositif: dispositifAide === '' || dispositifAide.length > 40 ? 'scdl' : dispositifAide,
      year: Number(dateConvention.slice(0, 4)),
      requested: granted,
      granted,
    },
    decision: {
      ...(referenceDecision === '' ? {} : { reference: referenceDecision }),
      // The row was judged: its date is a day.
      date: dateConvention as Day,
    },
    source: { file: source.file, row: line, sha256: source.sha256 },
    original: originalOf(row),
    repairs: repairs.map((repair) => ({ ...repair })),
  };
}

/** The row as it was read: the standard's columns by their name, the others by their header. Empty cells are left out. */
function originalOf({ read, others }: TakenRow): Record<string, string> {
  const kept = new Map<string, string>(
    scdlColumns.flatMap((column) => (read[column] === '' ? [] : [[column, read[column]] as const])),
  );
  const reserved = new Set<string>(scdlColumns);
  for (const [header, text] of others) {
    if (text === '') continue;
    let name = header;
    while (reserved.has(name) || kept.has(name)) name += ' (bis)';
    kept.set(name, text);
  }
  return Object.fromEntries(kept);
}
