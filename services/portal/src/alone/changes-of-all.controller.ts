import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import { Operation } from '@jalon/auth';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { SERVICES, type ServiceBehind } from './services.ts';

/** How long until a service that went away is asked again. */
const againMs = 2_000;

/** What happens now in every service, as one stream: each is listened to with the rights of who asks. */
@Controller('api/changes')
export class ChangesOfAllController {
  readonly #services: readonly ServiceBehind[];

  constructor(@Inject(SERVICES) services: readonly ServiceBehind[]) {
    this.#services = services;
  }

  @Get()
  @Operation({ summary: 'Ce qui se passe, à mesure, dans tous les services (text/event-stream)' })
  async follow(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const leaving = new AbortController();
    const { raw } = reply;
    reply.hijack();
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) raw.setHeader(name, value);
    raw.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'x-accel-buffering': 'no' });
    raw.write(`retry: ${againMs}\n\n`);
    raw.once('close', () => leaving.abort());
    const authorization = request.headers.authorization ?? '';
    try {
      await Promise.race(
        this.#services.map((service) =>
          listen(service, authorization, leaving.signal, (told) => raw.write(told)),
        ),
      );
    } finally {
      // One that ends ends the stream: the browser comes back, and reads anew what it may have missed.
      leaving.abort();
      raw.end();
    }
  }
}

/** Passes on whole events: what two services say at once does not mix. Returns when the service ends or is away. */
async function listen(
  { url }: ServiceBehind,
  authorization: string,
  signal: AbortSignal,
  tell: (events: string) => void,
): Promise<void> {
  try {
    const { ok, body } = await fetch(`${url}/api/changes`, { headers: { authorization }, signal });
    if (!ok || body === null) return;
    let begun = '';
    for await (const text of body.pipeThrough(new TextDecoderStream())) {
      begun += text;
      const end = begun.lastIndexOf('\n\n');
      if (end === -1) continue;
      tell(begun.slice(0, end + 2));
      begun = begun.slice(end + 2);
    }
  } catch {
    // Away, or the browser left.
  }
}
