import { describe, expect, it } from '@jest/globals';
import { NotReachedInTime, type Position } from '@jalon/event-store';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { InvalidRequest } from './invalid-request.ts';
import { type Visibility, tellWritten, waitUntilVisible } from './visibility.ts';

/** Read models that reach a position only when the test says so. */
class SlowReadModels implements Visibility {
  reached = 3;
  asked: number | undefined;

  position(): Position {
    return this.reached as Position;
  }

  async waitFor(position: Position, timeoutMs?: number): Promise<void> {
    this.asked = timeoutMs;
    if (this.reached < position) throw new NotReachedInTime(position, this.position());
  }
}

function exchange(prefer?: string) {
  const headers: Record<string, string> = {};
  const reply = {
    header(name: string, value: string) {
      headers[name] = value;
      return reply;
    },
  };
  // The two functions read one header and set some: that much of an exchange is enough.
  return {
    headers,
    request: { headers: prefer === undefined ? {} : { prefer } } as FastifyRequest,
    reply: reply as FastifyReply,
  };
}

const written = { revision: 7, position: 5 as Position, repeated: false };

describe('The answer of a command', () => {
  it('says its revision and its position', async () => {
    const { headers, request, reply } = exchange();
    const readModels = new SlowReadModels();
    readModels.reached = 5;
    await tellWritten(request, reply, written, readModels);
    expect(headers).toEqual({ etag: '"7"', 'x-jalon-position': '5' });
    expect(readModels.asked).toBeUndefined();
  });

  it('waits a second for the read models, then leaves without them and says so', async () => {
    const { headers, request, reply } = exchange();
    const readModels = new SlowReadModels();
    await tellWritten(request, reply, { ...written, repeated: true }, readModels);
    expect(readModels.asked).toBe(1000);
    expect(headers).toMatchObject({ 'x-jalon-read-models': 'behind', 'idempotent-replayed': 'true' });
  });

  it.each([
    ['wait=0', undefined],
    ['return=minimal, wait=3', 3000],
    ['wait=900', 10_000],
  ])('waits as long as the client prefers: %s', async (prefer, asked) => {
    const { request, reply } = exchange(prefer);
    const readModels = new SlowReadModels();
    await tellWritten(request, reply, written, readModels);
    expect(readModels.asked).toBe(asked);
  });
});

describe('A read that asks to be at least at a position', () => {
  const store = { lastPosition: () => Promise.resolve(5 as Position) };
  const asking = (position?: string) =>
    ({
      headers: position === undefined ? {} : { 'x-jalon-at-least': position },
    }) as unknown as FastifyRequest;

  it('waits for it', async () => {
    const readModels = new SlowReadModels();
    await waitUntilVisible(asking(), readModels, store);
    await waitUntilVisible(asking('3'), readModels, store);
    expect(readModels.asked).toBeUndefined();
    await expect(waitUntilVisible(asking('5'), readModels, store)).rejects.toThrow(NotReachedInTime);
    expect(readModels.asked).toBe(5000);
  });

  it('does not wait for a position that nobody has written', async () => {
    const readModels = new SlowReadModels();
    await expect(waitUntilVisible(asking('6'), readModels, store)).rejects.toThrow(InvalidRequest);
    expect(readModels.asked).toBeUndefined();
  });

  it('is refused when what it asks is not a position', async () => {
    const read = waitUntilVisible(asking('soon'), new SlowReadModels(), store);
    await expect(read).rejects.toThrow(InvalidRequest);
  });
});
