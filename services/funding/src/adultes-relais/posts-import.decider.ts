import type { Decider } from '@jalon/kernel';
import type { PostsImportEvent, PostsReport } from './posts-import.events.ts';

/** The report of a file's first whole import; undefined before. */
export type PostsImport = PostsReport | undefined;

/** A file is imported once: again, it changes nothing. */
export const postsImportDecider: Decider<PostsImport, PostsReport, PostsImportEvent> = {
  initialState: undefined,
  evolve: (_, { data }) => data,
  decide: (report, known) => (known === undefined ? [{ type: 'AdultesRelaisImported', data: report }] : []),
};
