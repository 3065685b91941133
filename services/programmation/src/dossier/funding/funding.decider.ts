import type { DecisionsOf } from '../intent.commands.ts';
import { lineOf } from '../dossier.state.ts';
import type { fundingIntents } from './funding.commands.ts';

export const fundingDecisions: DecisionsOf<typeof fundingIntents> = {
  // A line that no dossier here knows was granted elsewhere (a year imported from a file): it is nobody's news.
  'hear-of-funding': ({ fact }, state) =>
    'file' in state && lineOf(state.file, fact.data.lineId) ? [fact] : [],
};
