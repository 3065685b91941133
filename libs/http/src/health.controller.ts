import { Controller, Get, Inject, Res } from '@nestjs/common';
import { Operation, Public } from '@jalon/auth';
import type { FastifyReply } from 'fastify';
import { type EngineHealth, type EngineState, HEALTH, type Health } from './health.ts';

/** An engine that has not said how it is by then is not ready. */
const patienceMilliseconds = 2000;

/** `live`: the process answers. `ready`: every engine does. */
@Controller('health')
@Public()
export class HealthController {
  readonly #health: Health;

  constructor(@Inject(HEALTH) health: Health) {
    this.#health = health;
  }

  @Get('live')
  @Operation({ summary: 'Le processus répond', roles: 'public' })
  live(): { readonly status: 'live' } {
    return { status: 'live' };
  }

  @Get('ready')
  @Operation({ summary: 'Chaque moteur peut servir (503 sinon, avec l’état de chacun)', roles: 'public' })
  async ready(@Res({ passthrough: true }) reply: FastifyReply) {
    const states = await Promise.all(
      this.#health.engines.map(async (engine): Promise<[string, EngineState]> => [
        engine.engine,
        await stateOf(engine),
      ]),
    );
    const engines = Object.fromEntries(states);
    const ready = Object.values(engines).every((state) => state.ready);
    reply.status(ready ? 200 : 503);
    return { status: ready ? 'ready' : 'not-ready', mode: this.#health.mode, engines };
  }
}

/** A check that fails is an engine that is not ready, not a fault of who asks. */
async function stateOf({ check }: EngineHealth): Promise<EngineState> {
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('pas de réponse à temps')), patienceMilliseconds);
  try {
    return await Promise.race([check(), late]);
  } catch (error) {
    return { ready: false, detail: error instanceof Error ? error.message : String(error) };
  } finally {
    clearTimeout(timer);
  }
}
