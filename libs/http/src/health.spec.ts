import { describe, expect, it } from '@jest/globals';
import type { FastifyReply } from 'fastify';
import { HealthController } from './health.controller.ts';
import type { EngineHealth } from './health.ts';

async function ready(...engines: EngineHealth[]) {
  let status = 0;
  // The controller sets a status: that much of a reply is enough.
  const reply = { status: (code: number) => void (status = code) } as unknown as FastifyReply;
  const answer = await new HealthController({ mode: 'production', engines }).ready(reply);
  return { code: status, ...answer };
}

describe('The health of a process', () => {
  it('is ready when every engine is', async () => {
    const answer = await ready({ engine: 'log', check: () => ({ ready: true }) });
    expect(answer).toEqual({
      code: 200,
      status: 'ready',
      mode: 'production',
      engines: { log: { ready: true } },
    });
  });

  it('names the engine that fails, even when asking it throws', async () => {
    const answer = await ready(
      { engine: 'log', check: () => ({ ready: true }) },
      { engine: 'bus', check: () => Promise.reject(new Error('no broker')) },
    );
    expect([answer.code, answer.status]).toEqual([503, 'not-ready']);
    expect(answer.engines['bus']).toEqual({ ready: false, detail: 'no broker' });
  });
});
