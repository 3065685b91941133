import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { envelopeText } from '../works/dossiers.mjs';

// The floor: the same bytes in a plain file. No index, no expected revision, no idempotence, no recovery.

/** What waits is written with one write and one fdatasync, then all are answered. One caller: one each. */
export function openAppends({ directory }) {
  const file = join(directory, 'floor.jsonl');
  const descriptor = openSync(file, 'a');
  let waiting = [];
  let position = 0;
  let last = 0;
  let recordedAt = '';

  const commit = () => {
    const group = waiting;
    waiting = [];
    if (Date.now() !== last) {
      last = Date.now();
      recordedAt = new Date(last).toISOString();
    }
    let texts = '';
    for (const { event, stream, expected } of group)
      texts += `${envelopeText(event, stream, expected + 1, ++position, recordedAt)}\n`;
    writeSync(descriptor, texts);
    fdatasyncSync(descriptor);
    for (const { resolve } of group) resolve();
  };

  return {
    append: (stream, event, expected) =>
      new Promise((resolve) => {
        if (waiting.length === 0) setImmediate(commit);
        waiting.push({ stream, event, expected, resolve });
      }),
    closeAndCount() {
      closeSync(descriptor);
      return readFileSync(file).reduce((lines, byte) => (byte === 10 ? lines + 1 : lines), 0);
    },
  };
}

export function openFill(log) {
  const descriptor = openSync(log, 'w');
  let position = 0;
  return {
    write(appends) {
      const lines = [];
      for (const { stream, events, revision } of appends) {
        for (const [nth, event] of events.entries()) {
          const recordedAt = event.metadata.occurredAt;
          lines.push(envelopeText(event, stream, revision + 1 + nth, ++position, recordedAt));
        }
      }
      writeSync(descriptor, `${lines.join('\n')}\n`);
    },
    close: () => closeSync(descriptor),
  };
}

/** JSON.parse of each line of one buffer. */
export function replay(log, fold) {
  const bytes = readFileSync(log);
  for (let from = 0; from < bytes.length;) {
    const to = bytes.indexOf(10, from);
    const event = JSON.parse(bytes.latin1Slice(from, to)); // the bench's events are ASCII: the fastest decoding there is
    fold(event.stream, event);
    from = to + 1;
  }
}
