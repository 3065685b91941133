import { type Grouping, groups, sumOf, uncounted, valueOfFunded } from '../campaign-figures.ts';
import type { DossierEntry } from '../dossier-entry.ts';

/** What a figure counts. `porteurs` and `valueOfFundedActions` are told of a whole campaign alone. */
export const measures = [
  'dossiers',
  'requested',
  'programmed',
  'granted',
  'porteurs',
  'valueOfFundedActions',
] as const;
export type Measure = (typeof measures)[number];

/** Which figure of a campaign is asked about: one measure, of the whole or of one member of a grouping. */
export interface FigureQuestion {
  readonly measure: Measure;
  readonly by?: Grouping | undefined;
  readonly key?: string | undefined;
}

/** Whether the measure is told of a whole campaign alone. */
export function ofTheWhole(measure: Measure): measure is 'porteurs' | 'valueOfFundedActions' {
  return measure === 'porteurs' || measure === 'valueOfFundedActions';
}

/**
 * What one dossier adds to a figure: the very figure of a campaign that would hold it alone. Figures are sums over
 * dossiers, so what these add up to is the figure; porteurs are the exception, who count once for all their dossiers.
 */
export function contributionTo({
  measure,
  by,
  key,
}: FigureQuestion): (entry: DossierEntry | undefined) => number {
  return (entry) => {
    if (entry === undefined || uncounted.includes(entry.status)) return 0;
    if (measure === 'porteurs') return 1;
    if (measure === 'valueOfFundedActions') return valueOfFunded([entry]);
    const figure = by === undefined ? sumOf([entry]) : groups[by]([entry]).find((one) => one.key === key);
    return figure?.[measure] ?? 0;
  };
}
