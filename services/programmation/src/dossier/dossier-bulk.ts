import { parse, problemOf } from '@jalon/http';
import { type CommandEnvelope, derivedId } from '@jalon/event-store';
import { z } from 'zod';
import { dossierIntents } from './dossier.commands.ts';

const tables = {
  'assign-instructor': dossierIntents['assign-instructor'],
  'declare-admissible': dossierIntents['declare-admissible'],
  'notify-decision': dossierIntents['notify-decision'],
} as const;

export const bulkIntents = ['assign-instructor', 'declare-admissible', 'notify-decision'] as const;

/** Fields beside `items` are common to all of them; an item's own win. */
export const bulkSchema = z.looseObject({
  intent: z.enum(bulkIntents, `action possible : ${bulkIntents.join(', ')}`),
  items: z
    .array(z.looseObject({ reference: z.string().max(40) }))
    .min(1, 'un dossier au moins')
    .max(500, 'au plus 500 dossiers'),
});

export type BulkRequest = z.output<typeof bulkSchema>;
type BulkTables = typeof tables;

/** One dossier's command within the batch. */
export type BulkCommand = {
  [Name in keyof BulkTables]: { readonly intent: Name } & z.output<BulkTables[Name]['schema']>;
}[keyof BulkTables];

export interface BulkItemAnswer {
  readonly reference: string;
  readonly done: boolean;
  readonly revision?: number;
  readonly events?: readonly { readonly type: string; readonly revision: number }[];
  readonly repeated?: boolean;
  /** Why not, as a refusal over HTTP tells it. */
  readonly problem?: Pick<ReturnType<typeof problemOf>, 'status' | 'code' | 'detail' | 'rule' | 'facts'>;
}

/** An item that was not done, and why. */
export function refusedItem(reference: string, error: unknown): BulkItemAnswer {
  const { status, code, detail, rule, facts } = problemOf(error);
  const problem = { status, code, detail, ...(rule !== undefined && { rule }), ...(facts && { facts }) };
  return { reference, done: false, problem };
}

/** How one command of the batch is sent. */
export type SendOne = (
  reference: string,
  command: BulkCommand,
  envelope: CommandEnvelope,
) => Promise<Pick<BulkItemAnswer, 'revision' | 'events' | 'repeated'>>;

/**
 * Sends one command per dossier, each decided and written on its own: some may be refused while others are done.
 * One correlation for all; each command's id comes from the batch's and the dossier's reference, so that the same
 * batch again changes nothing.
 */
export async function carryOutInBulk(
  { intent, items, ...common }: BulkRequest,
  { expectedRevision: _ofOneDossier, ...batch }: CommandEnvelope,
  send: SendOne,
): Promise<readonly BulkItemAnswer[]> {
  return Promise.all(
    items.map(async ({ reference, ...own }) => {
      try {
        const fields = parse(tables[intent].schema, { ...common, ...own });
        // The schema that read the fields is that of the intent: the pair is a member of the union.
        const command = { ...fields, intent } as BulkCommand;
        const commandId = derivedId(batch.commandId, reference);
        const envelope = {
          ...batch,
          commandId,
          correlationId: batch.correlationId ?? batch.commandId,
          causationId: batch.commandId,
        };
        const { revision, events, repeated } = await send(reference, command, envelope);
        return {
          reference,
          done: true,
          ...(revision !== undefined && { revision }),
          ...(events && { events }),
          ...(repeated !== undefined && { repeated }),
        };
      } catch (error) {
        return refusedItem(reference, error);
      }
    }),
  );
}
