/** What a figure of a campaign counts. */
export const figureMeasures = [
  'dossiers',
  'requested',
  'programmed',
  'granted',
  'porteurs',
  'valueOfFundedActions',
] as const;
export type FigureMeasure = (typeof figureMeasures)[number];

/** What it is broken down by. */
export const figureGroupings = ['status', 'theme', 'territory', 'commune', 'funder', 'dispositif'] as const;
export type FigureGrouping = (typeof figureGroupings)[number];

/** What the address of a figure's facts may say. `du`: only what moved it after that day. */
export interface FigureSearch {
  readonly mesure?: FigureMeasure;
  readonly par?: FigureGrouping;
  readonly cle?: string;
  readonly du?: string;
  readonly page?: number;
}

export function figureSearch({ mesure, par, cle, du, page }: Record<string, unknown>): FigureSearch {
  const measure = figureMeasures.find((name) => name === mesure);
  const by = figureGroupings.find((name) => name === par);
  const number = Number(page);
  return {
    ...(measure && { mesure: measure }),
    ...(by && typeof cle === 'string' && cle !== '' && { par: by, cle }),
    ...(typeof du === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(du) && { du }),
    ...(Number.isInteger(number) && number > 1 && { page: number }),
  };
}
