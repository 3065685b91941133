import { type MessageOf, fundingMessages, fundingTopic, readMessage } from '@jalon/contracts';
import type { Ports } from '../../ports.ts';
import type { DossierDesk } from '../dossier-desk.ts';
import { theSystem } from '../the-system.ts';
import { type FundingEvent, factOfMessage } from './funding.events.ts';

/** Hears what funding says of a dossier's lines: one message, one fact on the dossier, however often it is told. */
export function hearFunding({ bus }: Pick<Ports, 'bus'>, desk: DossierDesk): void {
  bus.consume({
    group: 'programmation-hears-funding',
    topic: fundingTopic,
    async handler(message) {
      const said = readMessage(fundingMessages, message);
      if (said === undefined) return;
      const { id, correlationId, causationId, occurredAt } = message;
      const { id: actor, role } = theSystem;
      const envelope = { commandId: id, correlationId, causationId, occurredAt, actor: { id: actor, role } };
      const asked = { intent: 'hear-of-funding', fact: factOf(said) } as const;
      await desk.handle(said.data.dossier, asked, envelope, theSystem);
    },
  });
}

function factOf({
  type,
  data: { dossier: _stream, ...data },
}: MessageOf<typeof fundingMessages>): FundingEvent {
  // Each fact's schema is its message's without the dossier, by the table of `funding.events.ts`.
  return { type: factOfMessage[type], data } as FundingEvent;
}
