import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { Operation, Roles } from '@jalon/auth';
import type { EventStore, RecordedEvent } from '@jalon/event-store';
import type { FastifyReply, FastifyRequest } from 'fastify';

export const CHANGES = Symbol('Where what happens now is heard');

export interface ChangesSource {
  readonly store: EventStore;
  /** The service that tells; `whole` when one process is all of them. A position is of its log. */
  readonly teller: string;
}

/** A porteur sees their own dossiers only: what others do is not told to them. */
const listeners = [
  'instructeur',
  'secretaire-comite',
  'decideur',
  'finance',
  'certificateur',
  'auditeur',
  'animateur-conseil',
  'observatoire',
  'admin',
] as const;

/** Short enough that a proxy does not take the silence for an end. */
const heartbeatMs = 20_000;

/** What happens now, so that a screen follows what others do (server-sent events). */
@Controller('api/changes')
export class ChangesController {
  readonly #source: ChangesSource;

  constructor(@Inject(CHANGES) source: ChangesSource) {
    this.#source = source;
  }

  @Get()
  @Roles(...listeners)
  @Operation({
    summary: 'Ce qui se passe, à mesure : quel sujet, quel fait, qui (text/event-stream)',
    roles: listeners,
  })
  async follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { store, teller } = this.#source;
    const { raw } = reply;
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
    raw.write('retry: 2000\n\n');
    const subscription = store.subscribe('end');
    const heartbeat = setInterval(() => raw.write(': \n\n'), heartbeatMs);
    const leave = () => {
      clearInterval(heartbeat);
      void subscription.close();
    };
    request.raw.once('close', leave);
    raw.once('close', leave);
    try {
      for await (const message of subscription)
        if (message.kind === 'events') raw.write(message.events.map((event) => told(event, teller)).join(''));
    } catch {
      // The log is away: the browser asks again, and is told then.
    } finally {
      leave();
      raw.end();
    }
  }
}

/** Who did what to which subject; what it says is asked for by who may see it. */
function told(event: RecordedEvent, teller: string): string {
  const { stream, type, revision, position, recordedAt, metadata } = event;
  const change = {
    teller,
    stream,
    type,
    revision,
    position: String(position),
    recordedAt,
    by: metadata.actor,
  };
  return `data: ${JSON.stringify(change)}\n\n`;
}
