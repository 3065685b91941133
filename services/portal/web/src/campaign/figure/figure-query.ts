import { queryOptions } from '@tanstack/react-query';
import { type Parameters, read } from '../../api/client.ts';
import type { Actor, Porteur } from '../../dossier/dossier-answers.ts';

/** A fact that moved a figure, and by how much: cents, or a count. */
export interface FigureFact {
  readonly dossier: string;
  readonly title: string;
  readonly porteur: Porteur;
  readonly revision: number;
  readonly position: number;
  readonly type: string;
  readonly occurredAt: string;
  readonly recordedAt: string;
  readonly by: Actor;
  readonly correlationId: string;
  readonly change: number;
  readonly after: number;
}

export interface FigureFacts {
  readonly items: readonly FigureFact[];
  readonly total: number;
  /** What all of them add up to, on whatever page. */
  readonly sum: number;
}

export const figureFactsAddress = (campaign: string) =>
  `/api/programmation/campaigns/${encodeURIComponent(campaign)}/figures/facts`;

export const figureFactsQuery = (campaign: string, parameters: Parameters) =>
  queryOptions({
    queryKey: ['figures', campaign, 'facts', parameters],
    queryFn: ({ signal }) => read<FigureFacts>(figureFactsAddress(campaign), parameters, signal),
  });
