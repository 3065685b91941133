import {
  CommandHandler,
  type CommandEnvelope,
  derivedId,
  type EventStore,
  handleTogether,
  logStart,
} from '@jalon/event-store';
import { instant } from '@jalon/kernel';
import { expect, it } from '@jest/globals';
import { collect, type EventStoreUnderTest } from './event-store-under-test.ts';
import { type MovePurse, purse, PurseTooLight } from './purse.subject.ts';

/** Commands: decided, retried on conflict, handled once. */
export function commandConformance(opened: () => EventStore, underTest: () => EventStoreUnderTest): void {
  const handlerOn = (store: EventStore, attempts = 5, cachedStates = 100) =>
    new CommandHandler(store, underTest().clock, purse, { attempts, cachedStates });
  const sent = (nth: number, more: Partial<CommandEnvelope> = {}): CommandEnvelope => ({
    commandId: derivedId('sent', nth),
    actor: { id: 'camille', role: 'finance' },
    ...more,
  });
  const fill: MovePurse = { by: 100 };
  const spend: MovePurse = { by: -100 };

  it('writes what was decided, with who, why and since when', async () => {
    const result = await handlerOn(opened()).handle('A', fill, sent(1), undefined);
    const { commandId } = sent(1);
    const [written] = await collect(opened().readAll());
    expect(result).toEqual({
      stream: 'purse-A',
      state: 100,
      revision: 0,
      position: written?.position,
      events: [{ type: 'PurseFilled', revision: 0 }],
      repeated: false,
    });
    expect(written).toMatchObject({
      version: 1,
      metadata: {
        actor: { id: 'camille', role: 'finance' },
        commandId,
        correlationId: commandId,
        causationId: commandId,
        occurredAt: underTest().clock.now(),
      },
    });
  });

  it('carries the correlation, the cause and the day of effect that it was given', async () => {
    const occurredAt = instant('2016-02-29T10:00:00Z');
    const [correlationId, causationId] = [derivedId('act', 1), derivedId('message', 1)];
    await handlerOn(opened()).handle(
      'A',
      fill,
      sent(1, { correlationId, causationId, occurredAt }),
      undefined,
    );
    const [written] = await collect(opened().readAll());
    expect(written?.metadata).toMatchObject({ correlationId, causationId, occurredAt });
  });

  it('refuses in the words of the domain, writes nothing and does not try again', async () => {
    const handler = handlerOn(opened());
    await expect(handler.handle('A', spend, sent(1), undefined)).rejects.toBeInstanceOf(PurseTooLight);
    expect(await opened().lastPosition()).toBe(logStart);
  });

  it('creates no stream for a decision that changes nothing', async () => {
    const result = await handlerOn(opened()).handle('A', { by: 0 }, sent(1), undefined);
    expect(result).toMatchObject({ revision: -1, events: [], repeated: false });
    expect(await opened().lastPosition()).toBe(logStart);
  });

  it.each([0, 100])(
    'decides again when another writer came between (%i states kept)',
    async (cachedStates) => {
      const [one, other] = [handlerOn(opened(), 5, cachedStates), handlerOn(opened(), 5, cachedStates)];
      await one.handle('A', fill, sent(1), undefined);
      await other.handle('A', fill, sent(2), undefined);
      expect((await one.handle('A', fill, sent(3), undefined)).state).toBe(300);
      expect((await other.handle('A', { by: -250 }, sent(4), undefined)).state).toBe(50);
    },
  );

  it('gives up after the attempts that it was given, and tells the conflict', async () => {
    const store = opened();
    const rival = handlerOn(store);
    let turn = 100;
    const always = async (): Promise<undefined> => {
      await rival.handle('A', fill, sent(turn++), undefined);
      return undefined;
    };
    await expect(handlerOn(store, 3).handle('A', fill, sent(1), always)).rejects.toMatchObject({
      name: 'Conflict',
    });
    expect(turn).toBe(103);
  });

  it('tells a conflict at once when the person saw an older revision', async () => {
    const handler = handlerOn(opened());
    await handler.handle('A', fill, sent(1), undefined);
    await handler.handle('A', fill, sent(2), undefined);
    const stale = handler.handle('A', fill, sent(3, { expectedRevision: 0 }), undefined);
    await expect(stale).rejects.toMatchObject({ name: 'Conflict', expected: 0, actual: 1 });
    expect((await handler.handle('A', fill, sent(4, { expectedRevision: 1 }), undefined)).revision).toBe(2);
  });

  it('tells a conflict when a new thing exists already', async () => {
    const handler = handlerOn(opened());
    await handler.handle('A', fill, sent(1), undefined, 'new');
    await expect(handler.handle('A', fill, sent(2), undefined, 'new')).rejects.toMatchObject({
      name: 'Conflict',
      expected: 'none',
    });
  });

  it.each([0, 100])(
    'answers a repeated command with its first result (%i states kept)',
    async (cachedStates) => {
      const handler = handlerOn(opened(), 5, cachedStates);
      const first = await handler.handle('A', fill, sent(1), undefined);
      await handler.handle('A', fill, sent(2), undefined);
      expect(await handler.handle('A', fill, sent(1), undefined)).toEqual({ ...first, repeated: true });
      expect(await handler.handle('A', fill, sent(1, { expectedRevision: 7 }), undefined, 'new')).toEqual({
        ...first,
        repeated: true,
      });
      expect(await collect(opened().readAll())).toHaveLength(2);
    },
  );

  it('knows a repeated command after a restart, even one that would be refused now', async () => {
    const handler = handlerOn(opened());
    await handler.handle('A', fill, sent(1), undefined);
    const spent = await handler.handle('A', spend, sent(2), undefined);
    const restarted = handlerOn(await underTest().reopen());
    expect(await restarted.handle('A', spend, sent(2), undefined)).toEqual({ ...spent, repeated: true });
  });

  it('writes once when a command is sent many times at once', async () => {
    const handler = handlerOn(opened());
    const results = await Promise.all(
      Array.from({ length: 20 }, () => handler.handle('A', fill, sent(1), undefined)),
    );
    expect(results.filter(({ repeated }) => !repeated)).toHaveLength(1);
    expect(new Set(results.map(({ position }) => position)).size).toBe(1);
    expect(await collect(opened().readAll())).toHaveLength(1);
  });

  it('handles every one of many commands sent at once to one stream', async () => {
    const handler = handlerOn(opened());
    await Promise.all(
      Array.from({ length: 64 }, (_, nth) => handler.handle('A', { by: 1 }, sent(nth), undefined)),
    );
    expect((await handler.load('A')).state).toBe(64);
  });

  it('works the context out from the state that is about to decide', async () => {
    const seen: number[] = [];
    const handler = handlerOn(opened());
    const context = (state: number): undefined => void seen.push(state);
    await handler.handle('A', fill, sent(1), context);
    await handler.handle('A', fill, sent(2), context);
    expect(seen).toEqual([0, 100]);
  });

  it('loads a state as it is, sees what others wrote, and as it was known at an instant', async () => {
    const { clock } = underTest();
    const handler = handlerOn(opened());
    clock.set(instant('2016-01-10T00:00:00Z'));
    await handler.handle('A', fill, sent(1), undefined);
    clock.set(instant('2016-02-10T00:00:00Z'));
    await handlerOn(opened()).handle('A', fill, sent(2), undefined);
    expect(await handler.load('A')).toMatchObject({ state: 200, revision: 1 });
    expect(await handler.load('A', instant('2016-01-31T00:00:00Z'))).toMatchObject({
      state: 100,
      revision: 0,
    });
    expect(await handler.load('A', instant('2015-01-31T00:00:00Z'))).toMatchObject({
      state: 0,
      revision: -1,
    });
    expect(await handler.load('B')).toMatchObject({ state: 0, revision: -1, position: logStart });
  });

  const transfer = (store: EventStore, handler: ReturnType<typeof handlerOn>, nth: number, by: number) =>
    handleTogether(store, 5, sent(nth), async () => [
      await handler.prepare('A', { by: -by }, sent(nth), undefined),
      await handler.prepare('B', { by }, sent(nth), undefined),
    ]);

  it('writes two subjects together, or neither', async () => {
    const store = opened();
    const handler = handlerOn(store);
    await handler.handle('A', fill, sent(1), undefined);
    expect((await transfer(store, handler, 2, 60)).map(({ state }) => state)).toEqual([40, 60]);
    await expect(transfer(store, handler, 3, 60)).rejects.toBeInstanceOf(PurseTooLight);
    expect((await handler.load('A')).state + (await handler.load('B')).state).toBe(100);
  });

  it('writes two subjects together once, however often it is asked', async () => {
    const store = opened();
    const handler = handlerOn(store);
    await handler.handle('A', fill, sent(1), undefined);
    const first = await transfer(store, handler, 2, 60);
    const again = await transfer(store, handler, 2, 60);
    expect(again).toEqual(first.map((result) => ({ ...result, repeated: true })));
    expect(await collect(store.readAll())).toHaveLength(3);
  });

  it('decides both again when a rival came between', async () => {
    const store = opened();
    const [handler, rival] = [handlerOn(store), handlerOn(store)];
    await handler.handle('A', fill, sent(1), undefined);
    await handler.load('A');
    await rival.handle('A', fill, sent(2), undefined);
    expect((await transfer(store, handler, 3, 150)).map(({ state }) => state)).toEqual([50, 150]);
  });
}
