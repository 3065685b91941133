import { type CommandEnvelope, derivedId } from '@jalon/event-store';
import { intentOf, problemOf } from '@jalon/http';
import { z } from 'zod';
import { commitmentHttpIntents } from './commitment.commands.ts';
import type { CommitmentResult } from './commitment-desk.ts';

/** Fields beside `items` are common to all of them; an item's own win. */
export const bulkSchema = z.looseObject({
  items: z
    .array(z.looseObject({ commitment: z.string().max(120) }))
    .min(1, 'un engagement au moins')
    .max(500, 'au plus 500 engagements'),
});

type BulkIntent = ReturnType<typeof intentOf<typeof commitmentHttpIntents>>;

/** What became of one item: what it wrote, or why not, as a refusal over HTTP tells it. */
export interface BulkItemAnswer extends Partial<Pick<CommitmentResult, 'revision' | 'events' | 'repeated'>> {
  readonly commitment: string;
  readonly done: boolean;
  readonly problem?: Pick<ReturnType<typeof problemOf>, 'status' | 'code' | 'detail' | 'rule' | 'facts'>;
}

/**
 * Sends one command per commitment, each decided and written on its own: some may be refused while others are done.
 * One correlation for all; each command's id comes from the batch's and from the item's place and commitment, so that
 * the same batch again changes nothing.
 */
export async function carryOutInBulk(
  intent: string,
  { items, ...common }: z.output<typeof bulkSchema>,
  { expectedRevision: _ofOneCommitment, ...batch }: CommandEnvelope,
  send: (
    commitment: string,
    asked: BulkIntent,
    envelope: CommandEnvelope,
  ) => Promise<Pick<CommitmentResult, 'revision' | 'events' | 'repeated'>>,
): Promise<readonly BulkItemAnswer[]> {
  const answers: BulkItemAnswer[] = [];
  // One after the other: orders are numbered in the order of the batch.
  for (const [nth, { commitment, ...own }] of items.entries()) {
    try {
      const asked = intentOf(commitmentHttpIntents, intent, { ...common, ...own });
      const { revision, events, repeated } = await send(commitment, asked, {
        ...batch,
        commandId: derivedId(batch.commandId, `${nth} ${commitment}`),
        correlationId: batch.correlationId ?? batch.commandId,
        causationId: batch.commandId,
      });
      answers.push({ commitment, done: true, revision, events, repeated });
    } catch (error) {
      answers.push(notDone(commitment, error));
    }
  }
  return answers;
}

function notDone(commitment: string, error: unknown): BulkItemAnswer {
  const { status, code, detail, rule, facts } = problemOf(error);
  const problem = { status, code, detail, ...(rule !== undefined && { rule }), ...(facts && { facts }) };
  return { commitment, done: false, problem };
}
