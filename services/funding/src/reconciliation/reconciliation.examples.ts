import { randomUUID } from 'node:crypto';
import type { EventStore } from '@jalon/event-store';
import { type Day, instant } from '@jalon/kernel';
import { memoryReadModels } from '@jalon/read-models/memory';
import { receiveFile } from '@jalon/received-file';
import { temporaryLog, somebody } from '@jalon/testing';
import type { CommitmentEvent } from '../commitment/commitment.events.ts';
import type { PaymentDesk } from './payment-desk.ts';
import { openReconciliation } from './reconciliation.module.ts';

/** Somebody of finance. */
export const farah = somebody('finance');

/** A command of hers. */
export function aCommand(commandId: string = randomUUID()) {
  return { commandId, actor: { id: farah.id, role: farah.role } };
}

/**
 * Reconciliation on a log of its own, without HTTP.
 * @param around what stands before the log: a log that fails
 */
export async function reconciliationUnderTest(
  commitments: Readonly<Record<string, readonly CommitmentEvent[]>>,
  payments: PaymentDesk,
  around: (store: EventStore) => EventStore = (store) => store,
) {
  const { store, clock, writer, remove } = temporaryLog();
  clock.set(instant('2016-06-01T10:00:00Z'));
  const readModels = memoryReadModels({ store });
  const opened = openReconciliation({ store: around(store), clock, readModels }, payments);
  for (const [commitment, facts] of Object.entries(commitments))
    await writer.write(`commitment-${commitment}`, ...facts);
  await readModels.start();
  return {
    ...opened,
    store,
    readModels,
    async import(text: string, corrects?: string) {
      const file = await receiveFile('extrait.csv', once(Buffer.from(text)));
      const period = { from: '2016-01-01' as Day, until: '2016-05-31' as Day };
      try {
        return await opened.importer.import(file, { source: 'helios', period, corrects }, aCommand(), farah);
      } finally {
        await file.discard();
      }
    },
    /** Once read models hold everything. */
    async shown() {
      await readModels.waitFor(await store.lastPosition());
    },
    async stop() {
      await readModels.stop();
      await remove();
    },
  };
}

async function* once(bytes: Uint8Array) {
  yield bytes;
  await Promise.resolve();
}
