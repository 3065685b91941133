import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Caller, type Principal, Roles } from '@jalon/auth';
import { lineSchema } from '@jalon/contracts';
import { Operation } from '@jalon/http';
import { DomainError } from '@jalon/kernel';
import {
  type ConsumerHealth,
  type MessageBus,
  NotParked,
  type ParkedMessage,
  UnknownGroup,
} from '@jalon/messaging';
import { z } from 'zod';

export const BUS = Symbol('The bus on which the services hear each other');

const readers = ['admin', 'auditeur', 'finance'] as const;
const whoMends = ['admin'] as const;

const replaySchema = z.strictObject({ key: z.string().min(1).max(200) });
const abandonSchema = z.strictObject({ messageId: z.uuid(), reason: lineSchema(400) });

/** What one service says and the other could not carry out, with its cause: to be told again, or given up. */
@Controller('api/messages')
export class ParkedMessagesController {
  readonly #bus: MessageBus;

  constructor(@Inject(BUS) bus: MessageBus) {
    this.#bus = bus;
  }

  @Get()
  @Roles(...readers)
  @Operation({ summary: 'Ce que les services s’écoutent dire, et ce qui est mis de côté', roles: readers })
  async list() {
    const items: (ConsumerHealth & { readonly messages: readonly ParkedMessage[] })[] = [];
    for (const health of this.#bus.health())
      items.push({ ...health, messages: await this.#bus.parked(health.group) });
    return { items };
  }

  @Post(':group/replay')
  @HttpCode(200)
  @Roles(...whoMends)
  @Operation({
    summary: 'Redire ce qui est mis de côté d’une clé, une fois sa cause levée',
    body: replaySchema,
    roles: whoMends,
  })
  replay(
    @Param('group') group: string,
    @Body({ schema: replaySchema }) { key }: z.output<typeof replaySchema>,
  ) {
    return this.#bus.replay(group, key).catch(rethrow);
  }

  @Post(':group/abandon')
  @HttpCode(200)
  @Roles(...whoMends)
  @Operation({
    summary: 'Renoncer à un message, avec le motif ; la suite de sa clé peut alors être redite',
    body: abandonSchema,
    roles: whoMends,
  })
  async abandon(
    @Param('group') group: string,
    @Body({ schema: abandonSchema }) { messageId, reason }: z.output<typeof abandonSchema>,
    @Caller() { id, name }: Principal,
  ) {
    await this.#bus.abandon(group, messageId, `${name} (${id}) : ${reason}`).catch(rethrow);
    return { messageId };
  }
}

class MessageUnknown extends DomainError {
  readonly code = 'messages/unknown';
  override readonly kind = 'not-found';
}

function rethrow(error: unknown): never {
  if (error instanceof UnknownGroup) throw new MessageUnknown('Personne n’écoute sous ce nom.');
  if (error instanceof NotParked) throw new MessageUnknown('Ce message n’est pas mis de côté.');
  throw error;
}
