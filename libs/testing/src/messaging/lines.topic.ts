import type { RecordedEvent } from '@jalon/event-store';
import { publish, type Topic } from '@jalon/messaging';

type LineGranted = RecordedEvent<'LineGranted', { readonly cents?: number; readonly note?: string }>;

/** What the conformance suite publishes: of a granted line the amount, never the note; of what has no amount nothing. */
export const grantedLines: Topic = {
  name: 'granted-lines',
  publications: [
    publish<LineGranted>(['LineGranted'], ({ data: { cents, note } }) => {
      if (note === 'unspeakable') throw new Error('no words for this');
      return cents === undefined
        ? undefined
        : { type: 'programmation.line-granted', version: 1, data: { cents } };
    }),
  ],
};

export const granted = (cents?: number, note?: string) => ({
  type: 'LineGranted',
  data: { ...(cents !== undefined && { cents }), ...(note !== undefined && { note }) },
});
