import { type CsvColumn, listQuerySchema, queryOf } from '@jalon/http';
import type { Query } from '@jalon/read-models';
import { z } from 'zod';
import { daySchema } from '@jalon/contracts';
import type { SessionAgenda } from './session-agenda.projection.ts';

/** What the list of sessions may be asked: its own filters, and what every list takes. */
export const sessionListSchema = listQuerySchema(
  ['heldOn', 'committee'],
  ['status', 'committee', 'campaign'],
).extend({
  campaign: z.string().max(40).optional(),
  committee: z.string().max(40).optional(),
  status: z.enum(['scheduled', 'open', 'closed', 'minuted', 'cancelled']).optional(),
  heldFrom: daySchema.optional(),
  heldUntil: daySchema.optional(),
});

export function sessionListQuery(asked: z.output<typeof sessionListSchema>): Query {
  const { campaign, committee, status, heldFrom, heldUntil, ...list } = asked;
  const days = { ...(heldFrom && { $gte: heldFrom }), ...(heldUntil && { $lte: heldUntil }) };
  return queryOf(list, {
    ...(campaign && { campaign }),
    ...(committee && { committee }),
    ...(status && { status }),
    ...(Object.keys(days).length > 0 && { heldOn: days }),
  });
}

/** A session in a list: its agenda is counted, not told. */
export type SessionEntry = Omit<SessionAgenda, 'items' | 'members' | 'minutes'> & {
  readonly dossiers: number;
};

export function sessionEntryOf({ items, members: _, minutes: __, ...session }: SessionAgenda): SessionEntry {
  return { ...session, dossiers: items.length };
}

export const sessionColumns: readonly CsvColumn<SessionEntry>[] = [
  { header: 'séance', value: ({ id }) => id },
  { header: 'campagne', value: ({ campaign }) => campaign },
  { header: 'comité', value: ({ committee }) => committee },
  { header: 'jour', value: ({ heldOn }) => heldOn, format: 'day' },
  { header: 'lieu', value: ({ place }) => place },
  { header: 'état', value: ({ status }) => status },
  { header: 'présents', value: ({ present }) => present.length },
  { header: 'dossiers', value: ({ dossiers }) => dossiers },
];
