import { type JSONEventData, jsonEvent, KurrentDBClient } from '@kurrent/kurrentdb-client';
import { derivedId } from '@jalon/event-store';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type KurrentDbStandIn, startKurrentDbStandIn } from './index.ts';

// What KurrentDB does and the port forbids: it binds the stand-in only, through the real client.
describe("the stand-in keeps KurrentDB's own rules", () => {
  let standIn: KurrentDbStandIn;
  let client: KurrentDBClient;
  const noted = (nth: number): JSONEventData =>
    jsonEvent({ id: derivedId('stand-in', nth), type: 'Noted', data: { nth } });
  const count = async (): Promise<number> => {
    let events = 0;
    for await (const { event } of client.readStream('notes-1')) if (event) events += 1;
    return events;
  };

  beforeEach(async () => {
    standIn = await startKurrentDbStandIn();
    client = KurrentDBClient.connectionString(`${standIn.url}&discoveryInterval=10`);
    for (let nth = 0; nth < 6; nth++)
      await client.appendToStream('notes-1', noted(nth), { streamState: 'any' });
  });
  afterEach(async () => {
    await client.dispose();
    await standIn.stop();
  });

  it.each(['no_stream', 'any'] as const)('knows the first event again with %s', async (streamState) => {
    const again = await client.appendToStream('notes-1', noted(0), { streamState });
    expect(again.nextExpectedRevision).toBe(0n);
    expect(again.position).toBeUndefined();
    expect(await count()).toBe(6);
  });

  it("writes an event a second time for whoever expects the stream's revision", async () => {
    await client.appendToStream('notes-1', noted(0), { streamState: 5n });
    expect(await count()).toBe(7);
  });

  it.each([4n, 6n])('refuses the first event again at revision %s', async (streamState) => {
    await expect(client.appendToStream('notes-1', noted(0), { streamState })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualState: 5n,
    });
  });

  it('refuses a batch of which only a part was written', async () => {
    const longer = [noted(0), noted(1), noted(7)];
    await expect(
      client.appendToStream('notes-1', longer, { streamState: 'no_stream' }),
    ).rejects.toMatchObject({ type: 'wrong-expected-version' });
  });

  it('checks a stream that gets no event, and writes nothing when it is not where it should be', async () => {
    const records = [{ streamName: 'others-1', record: noted(50) }];
    const check = (expectedState: bigint) => [
      { type: 'stream_state' as const, streamName: 'notes-1', expectedState },
    ];
    await expect(client.appendRecords(records, check(4n))).rejects.toMatchObject({
      violations: [{ streamName: 'notes-1', actualState: 5n }],
    });
    const { responses } = await client.appendRecords(records, check(5n));
    expect(responses).toEqual([{ streamName: 'others-1', revision: 0n }]);
  });

  it('tells the date to the second, and leaves gaps between positions', async () => {
    const positions: bigint[] = [];
    for await (const { event } of client.readStream('notes-1')) {
      expect(event?.created.getMilliseconds()).toBe(0);
      if (event?.position) positions.push(event.position.commit);
    }
    expect(new Set(positions).size).toBe(6);
    expect((positions[1] ?? 0n) - (positions[0] ?? 0n)).toBeGreaterThan(1n);
  });

  it('reads back from a position without it, and forwards with it', async () => {
    const revisions = async (direction: 'forwards' | 'backwards'): Promise<number[]> => {
      const third = standIn.log.stream('notes-1')?.[2]?.position ?? 0;
      const fromPosition = { commit: BigInt(third), prepare: BigInt(third) };
      const read: number[] = [];
      for await (const { event } of client.readAll({ direction, fromPosition })) {
        if (event?.type === 'Noted') read.push(Number(event.revision));
      }
      return read;
    };
    expect(await revisions('forwards')).toEqual([2, 3, 4, 5]);
    expect(await revisions('backwards')).toEqual([1, 0]);
  });

  it('tells a filtered subscription how far it looked, and when it is live', async () => {
    const others = Array.from({ length: 70 }, (_, nth) => noted(100 + nth));
    await client.appendToStream('others-1', others);
    const checkpoints: bigint[] = [];
    const subscription = client.subscribeToAll({
      fromPosition: 'start',
      filter: {
        filterOn: 'streamName',
        prefixes: ['notes-'],
        checkpointInterval: 1,
        checkpointReached: (_subscription, { commit }) => void checkpoints.push(commit),
      },
    });
    const revisions: bigint[] = [];
    subscription.on('data', ({ event }) => event && revisions.push(event.revision));
    await new Promise((resolve) => subscription.once('caughtUp', resolve));
    await subscription.unsubscribe();
    expect(revisions).toEqual([0n, 1n, 2n, 3n, 4n, 5n]);
    expect(checkpoints).toHaveLength(2);
  });
});
