import { type CsvColumn } from '@jalon/http';
import { cents, plainEuros } from '@jalon/kernel';
import {
  type GrantDocument,
  type GrantExercice,
  type GrantFigures,
  counted,
  noFigures,
} from './grant-document.ts';

/** A grant as people see it: each exercice under the number (EJ) that it had then. */
export interface GrantView extends Omit<
  GrantDocument,
  'exercices' | 'committed' | 'liquidations' | 'orders' | 'recoveries'
> {
  readonly exercices: readonly (GrantExercice & { readonly ej: string | null })[];
}

/** What a porteur was granted through the years. */
export interface PorteurGrants {
  readonly porteur: string;
  readonly grants: readonly GrantView[];
  /** All grants together, exercice by exercice. */
  readonly exercices: readonly GrantExercice[];
  readonly totals: GrantFigures & { readonly granted: number };
}

export function grantView(grant: GrantDocument): GrantView {
  const { committed: _committed, liquidations: _l, orders: _o, recoveries: _r, ...shown } = grant;
  return {
    ...shown,
    exercices: grant.exercices.map((one) => ({ ...one, ej: numberIn(grant, one.exercice) })),
  };
}

/** The number that a grant had in an exercice: the last one given for it or before it; null before the first. */
function numberIn({ legalNumbers }: GrantDocument, exercice: number): string | null {
  const given = legalNumbers.filter((number) => number.exercice <= exercice);
  return given.toSorted((one, other) => one.exercice - other.exercice).at(-1)?.ej ?? null;
}

/** @param grants those of one porteur, in the order in which they are shown. */
export function porteurGrants(porteur: string, grants: readonly GrantDocument[]): PorteurGrants {
  const figures = Object.keys(noFigures) as (keyof GrantFigures)[];
  let exercices: readonly GrantExercice[] = [];
  let totals = { ...noFigures, granted: 0 };
  for (const grant of grants) {
    totals = { ...totals, granted: totals.granted + grant.granted };
    for (const one of grant.exercices) {
      for (const figure of figures) {
        const sums = counted({ exercices, totals }, one.exercice, figure, one[figure]);
        exercices = sums.exercices;
        totals = { ...totals, ...sums.totals };
      }
    }
  }
  return { porteur, grants: grants.map(grantView), exercices, totals };
}

/** A row of the file: one exercice of one grant, or the grant alone while nothing happened to it. */
export interface GrantRow {
  readonly grant: GrantView;
  readonly exercice: GrantView['exercices'][number] | undefined;
}

export function grantRows(grants: readonly GrantView[]): readonly GrantRow[] {
  return grants.flatMap((grant): GrantRow[] =>
    grant.exercices.length === 0
      ? [{ grant, exercice: undefined }]
      : grant.exercices.map((exercice) => ({ grant, exercice })),
  );
}

const euros = (header: string, figure: keyof GrantFigures): CsvColumn<GrantRow> => ({
  header,
  value: ({ exercice }) => exercice && plainEuros(cents(exercice[figure])),
  format: 'euros',
});

export const grantColumns: readonly CsvColumn<GrantRow>[] = [
  { header: 'dossier', value: ({ grant }) => grant.dossier },
  { header: 'engagement', value: ({ grant }) => grant.commitment },
  { header: 'action', value: ({ grant }) => grant.title },
  { header: 'financeur', value: ({ grant }) => grant.funder },
  { header: 'dispositif', value: ({ grant }) => grant.dispositif },
  { header: 'année', value: ({ grant }) => grant.year },
  { header: 'accordé (€)', value: ({ grant }) => plainEuros(grant.granted), format: 'euros' },
  { header: 'exercice', value: ({ exercice }) => exercice?.exercice },
  { header: 'EJ', value: ({ exercice }) => exercice?.ej },
  euros('engagé (€)', 'committed'),
  euros('dégagé (€)', 'released'),
  euros('liquidé (€)', 'liquidated'),
  euros('mandaté (€)', 'ordered'),
  euros('payé (€)', 'paid'),
  euros('reversé (€)', 'recovered'),
];
