import type { Decider } from '@jalon/kernel';
import type { ImportReport, PastGrantsImportEvent } from './past-grants-import.events.ts';

/** The report of a file's first whole import; undefined before. */
export type PastGrantsImport = ImportReport | undefined;

/** A file is imported once: again, it changes nothing. */
export const pastGrantsImportDecider: Decider<PastGrantsImport, ImportReport, PastGrantsImportEvent> = {
  initialState: undefined,
  evolve: (_, { data }) => data,
  decide: (report, known) => (known === undefined ? [{ type: 'PastGrantsImported', data: report }] : []),
};
