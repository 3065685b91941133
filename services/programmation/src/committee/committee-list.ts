import { type CsvColumn, listQuerySchema, queryOf } from '@jalon/http';
import type { Query } from '@jalon/read-models';
import { z } from 'zod';
import type { CommitteeDocument } from './committees.projection.ts';

/** What the register of committees may be asked: its own filters, and what every list takes. */
export const committeeListSchema = listQuerySchema(['name'], ['campaign', 'status', 'scope.kind']).extend({
  campaign: z.string().max(40).optional(),
  /** The code of a territory or theme that the committee covers. */
  covers: z.string().max(20).optional(),
});

export function committeeListQuery(asked: z.output<typeof committeeListSchema>): Query {
  const { campaign, covers, ...list } = asked;
  return queryOf(list, {
    ...(campaign === undefined ? {} : { campaign }),
    ...(covers === undefined ? {} : { 'scope.codes': covers }),
  });
}

export const committeeColumns: readonly CsvColumn<CommitteeDocument>[] = [
  { header: 'comité', value: ({ committee }) => committee },
  { header: 'nom', value: ({ name }) => name },
  { header: 'campagne', value: ({ campaign }) => campaign },
  { header: 'état', value: ({ status }) => status },
  { header: 'couvre', value: ({ scope }) => scope.codes.join(' ') },
  { header: 'quorum (%)', value: ({ quorumPercent }) => quorumPercent },
  { header: 'membres', value: ({ members }) => members.length },
];
