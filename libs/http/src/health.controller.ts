import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Public } from '@jalon/auth';
import type { FastifyReply } from 'fastify';
import { HEALTH, type EngineState, type Health } from './health.ts';

/** `live`: the process answers. `ready`: every engine does. */
@Controller('health')
@Public()
export class HealthController {
  readonly #health: Health;

  constructor(@Inject(HEALTH) health: Health) {
    this.#health = health;
  }

  @Get('live')
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const engines: Record<string, EngineState> = {};
    for (const { engine, check } of this.#health.engines) engines[engine] = await check();
    const ready = Object.values(engines).every((state) => state.ready);
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready', mode: this.#health.mode, engines };
  }
}
