import type { RecordedEvent } from '@jalon/event-store';
import type { DeadlineSource } from '@jalon/jobs';
import { epochMilliseconds, instantOfEpochMilliseconds } from '@jalon/kernel';

export const dayMs = 86_400_000;

type Received = RecordedEvent<'Received', { readonly reference: string; readonly silenceAfterDays: number }>;
type Asked = RecordedEvent<'ComplementAsked', { readonly references: readonly string[] }>;
type Decided = RecordedEvent<'Decided', { readonly reference: string }>;

/** The deadlines that the conformance suite watches: silence becomes a refusal, a complement asked has ten days. */
export const silence: DeadlineSource<Received | Asked | Decided> = {
  name: 'silence',
  types: ['Received', 'ComplementAsked', 'Decided'],
  keyOf: ({ type, data }) => (type === 'ComplementAsked' ? data.references : data.reference),
  evolve: (open, event) => {
    const after = (days: number) =>
      instantOfEpochMilliseconds(epochMilliseconds(event.recordedAt) + days * dayMs);
    switch (event.type) {
      case 'Received':
        return [...open, { kind: 'silence', due: after(event.data.silenceAfterDays) }];
      case 'ComplementAsked':
        return [...open, { kind: 'complement', due: after(10) }];
      case 'Decided':
        return [];
    }
  },
};

export const received = (reference: string, silenceAfterDays = 60) => ({
  type: 'Received',
  data: { reference, silenceAfterDays },
});
export const complementAsked = (...references: readonly string[]) => ({
  type: 'ComplementAsked',
  data: { references },
});
export const decided = (reference: string) => ({ type: 'Decided', data: { reference } });
