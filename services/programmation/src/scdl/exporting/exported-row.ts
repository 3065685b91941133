import { type Day, plainEuros } from '@jalon/kernel';
import type { DossierEvent } from '../../dossier/dossier.events.ts';
import type { DossierEntry, RegisterLine } from '../../dossier/dossier-entry.ts';
import { type ScdlCells, publishedRow, publisher, scdlColumns } from '@jalon/scdl';
import { applyRepairs } from '../repairs/repaired-row.ts';

type PastGrant = Extract<DossierEvent, { type: 'PastGrantImported' }>['data'];
export type SignedConvention = Extract<DossierEvent, { type: 'ConventionSigned' }>['data'];

/** Why a grant, or a part of it, is not in the file. */
export interface Omission {
  readonly dossier: string;
  readonly lineId: string;
  /** The column left empty; without it the whole row is left out. */
  readonly column?: string;
  readonly reasons: readonly string[];
}

/** What becomes of a granted line in the file. */
export interface ExportedLine {
  readonly cells?: ScdlCells;
  readonly omission?: Omission;
}

/** A past grant as its file held it, once mended. */
export function pastGrantCells({ original, repairs }: PastGrant): ScdlCells {
  const read = Object.fromEntries(
    scdlColumns.map((column) => [column, Object.hasOwn(original, column) ? (original[column] ?? '') : '']),
  );
  // Every column was given a text just above.
  return applyRepairs(read as Record<(typeof scdlColumns)[number], string>, repairs);
}

/**
 * A line granted here. Its date is the convention's, else its act's, as the standard asks. Payments are the
 * ordonnateur's business: their conditions refer to the act, and their period is the action's, from the decision on.
 */
export function grantedLineCells(
  { title, porteur, endsOn }: DossierEntry,
  { granted, act }: RegisterLine,
  convention: SignedConvention | undefined,
): ScdlCells {
  const date = convention?.signedOn ?? act?.date ?? '';
  return {
    nomAttribuant: publisher.nomAttribuant,
    idAttribuant: publisher.idAttribuant,
    dateConvention: date,
    referenceDecision: act?.reference ?? '',
    nomBeneficiaire: porteur.name,
    idBeneficiaire: porteur.siret ?? '',
    rnaBeneficiaire: porteur.rna ?? '',
    objet: title,
    montant: granted === undefined ? '' : plainEuros(granted),
    nature: 'aide en numéraire',
    conditionsVersement: convention ? 'selon la convention' : 'selon la décision',
    datesPeriodeVersement: endsOn !== undefined && endsOn > date ? `${date}/${endsOn}` : date,
    idRAE: '',
    notificationUE: 'non',
    pourcentageSubvention: '1',
    dispositifAide: '',
  };
}

/** Publishes what the standard takes of a granted line. Whatever is left out is told. */
export function publish(dossier: string, lineId: string, cells: ScdlCells, today: Day): ExportedLine {
  const { cells: published, omitted } = publishedRow(cells, today);
  return {
    ...(published && { cells: published }),
    ...(omitted && { omission: { dossier, lineId, ...omitted } }),
  };
}
