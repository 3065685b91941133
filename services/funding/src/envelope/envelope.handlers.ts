import { CommandHandler } from '@jalon/event-store';
import type { Ports } from '../ports.ts';
import type { EnvelopeIntent } from './envelope.commands.ts';
import { envelopeDecider } from './envelope.decider.ts';
import type { EnvelopeEvent } from './envelope.events.ts';
import type { EnvelopeContext } from './envelope.policies.ts';
import type { Envelope } from './envelope.state.ts';

/** The envelopes on their streams, for whoever writes to them alone (`handle`) or with others (`prepare`). */
export type Envelopes = CommandHandler<Envelope, EnvelopeIntent, EnvelopeEvent, EnvelopeContext>;

export function openEnvelopes({ store, clock }: Pick<Ports, 'store' | 'clock'>): Envelopes {
  return new CommandHandler(store, clock, { name: 'envelope', decider: envelopeDecider });
}
