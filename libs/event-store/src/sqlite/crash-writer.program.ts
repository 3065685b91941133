// Run by the crash tests as a process of its own. Appends without end, from many callers at once, and says on
// standard output each append that was answered: `stream firstRevision count`. To be killed.
import { writeSync } from 'node:fs';
import { systemClock } from '@jalon/kernel';
import type { NewEvent, StreamName } from '../envelope.ts';
import { derivedId } from '../event-id.ts';
import { openSqliteEventStore } from './sqlite-event-store.ts';

const [file = '', callers = '64', most = '10000', weight = '200'] = process.argv.slice(2);
const store = openSqliteEventStore({ file });
const last = await store.lastPosition();
let appends = 0;

const event = (origin: string, nth: number): NewEvent => ({
  id: derivedId(origin, nth),
  type: 'DossierNoted',
  version: 1,
  data: { origin, nth, text: 'n'.repeat(Number(weight)) },
  metadata: {
    actor: { id: 'camille', role: 'instructeur' },
    occurredAt: systemClock.now(),
    commandId: derivedId(origin, 'command'),
    correlationId: derivedId(origin, 'command'),
    causationId: derivedId(origin, 'command'),
  },
});

const call = async (caller: number): Promise<void> => {
  while (appends < Number(most)) {
    const nth = appends++;
    const stream: StreamName = `dossier-${(nth * 7 + caller) % 40}`;
    const count = 1 + (nth % 5);
    const events = Array.from({ length: count }, (_, index) => event(`${last}-${nth}`, index));
    const { revision } = await store.append(stream, events, 'any');
    writeSync(1, `${stream} ${revision - count + 1} ${count}\n`);
  }
};

writeSync(1, 'ready\n');
try {
  await Promise.all(Array.from({ length: Number(callers) }, (_, caller) => call(caller)));
} catch (error) {
  writeSync(1, `failed ${(error as Error).name}\n`);
}
await store.close();
