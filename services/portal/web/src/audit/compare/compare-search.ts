import { type FigureGrouping, figureGroupings } from '../../campaign/figure/figure-search.ts';

/** What may be compared at two dates. */
export const subjectKinds = ['dossier', 'commitment', 'envelope', 'campaign'] as const;
export type SubjectKind = (typeof subjectKinds)[number];

/** The parts of a campaign's figures: of the whole, or broken down. */
export const figureParts = ['total', ...figureGroupings] as const;
export type FigurePart = 'total' | FigureGrouping;

/** What the address of a comparison may say. The second date is `au`, the day that every screen shows, else now. */
export interface CompareSearch {
  readonly sujet?: SubjectKind;
  readonly id?: string;
  readonly du?: string;
  /** Show what did not change too. */
  readonly tout?: 'oui';
  /** The field whose facts are asked for. */
  readonly champ?: string;
  /** Of a campaign: which figures. */
  readonly part?: FigurePart;
  readonly page?: number;
}

export function compareSearch(search: Record<string, unknown>): CompareSearch {
  const { id, du, champ } = search;
  const kind = subjectKinds.find((name) => name === search['sujet']);
  const part = figureParts.find((name) => name === search['part']);
  const page = Number(search['page']);
  return {
    ...(kind && { sujet: kind }),
    ...(typeof id === 'string' && id !== '' && { id }),
    ...(typeof du === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(du) && { du }),
    ...(search['tout'] === 'oui' && { tout: 'oui' }),
    ...(typeof champ === 'string' && champ !== '' && { champ }),
    ...(part && { part }),
    ...(Number.isInteger(page) && page > 1 && { page }),
  };
}
