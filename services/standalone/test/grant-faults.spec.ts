import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '@jalon/kernel';
import type { Engines } from '../src/engines.ts';
import { commitTheLine, done, grantTheLine, notifyTheDecision } from './granted-line.ts';
import { type GrantedProgramme, grantedProgramme, setAside, terms } from './granted-programme.ts';
import { MortalStore } from './mortal-store.ts';
import { type WholeUnderTest, whatWasWritten } from './whole-under-test.ts';
import { repeating, wrapped } from './wrapped-bus.ts';

describe('What one service says to the other', () => {
  let programme: GrantedProgramme;
  beforeAll(async () => {
    programme = await grantedProgramme();
  }, 60_000);
  afterAll(() => programme.remove());

  it('ends the same when every message is told ten times, and all before it again', async () => {
    const expected = await programme.during(programme.copyOf('rich'), async (whole) => {
      await programme.committing(whole);
      return whatWasWritten(whole.engines);
    });
    await programme.during(
      programme.copyOf('rich'),
      async (whole) => {
        await programme.committing(whole);
        expect(await whatWasWritten(whole.engines)).toEqual(expected);
        expect(setAside(whole)).toEqual([]);
      },
      (engines) => ({ ...engines, bus: repeating(engines.bus, 10) }),
    );
  });

  it('is set aside with its cause when it cannot be carried out, and told again once the cause is gone', async () => {
    let broken = true;
    await programme.during(
      programme.copyOf('rich'),
      async (whole) => {
        await grantTheLine(whole.ask, programme.reference, terms);
        await whole.settled();
        expect(await programme.moneyOf(whole)).toBeUndefined();
        const group = 'funding-hears-programmation';
        const { body } = await whole.get('messages', 'admin');
        const items = body['items'] as { group: string; messages: object[] }[];
        expect(items.find((one) => one.group === group)?.messages).toMatchObject([
          { key: `dossier-${programme.reference}`, cause: 'LineUnreadable: Ligne illisible' },
        ]);
        const key = { key: `dossier-${programme.reference}` };
        const path = `messages/${group}/replay`;
        expect((await whole.ask('instructeur', path, key, 'not-mine')).status).toBe(403);
        broken = false;
        expect(await done(whole.ask, 'admin', path, key, 'replay')).toEqual({ passed: 1, left: 0 });
        await whole.settled();
        expect(await programme.moneyOf(whole)).toMatchObject({ reserved: 2_000_000 });
      },
      ({ bus, ...engines }) => ({
        ...engines,
        bus: wrapped(bus, (consumer) => ({
          ...consumer,
          handler: (message) =>
            broken ? Promise.reject(new LineUnreadable('Ligne illisible')) : consumer.handler(message),
        })),
      }),
    );
  });

  it('waits for a service that is down, and is paid for once it is back', async () => {
    for (const down of ['funding-hears-programmation', 'programmation-hears-funding']) {
      const file = programme.copyOf('rich');
      await programme.during(
        file,
        async (whole) => {
          await grantTheLine(whole.ask, programme.reference, terms);
          await notifyTheDecision(whole.ask, programme.reference, terms);
          await whole.settled();
          expect(await programme.moneyOf(whole)).toBeUndefined();
        },
        (engines) => ({
          ...engines,
          bus: wrapped(engines.bus, (consumer) => (consumer.group === down ? undefined : consumer)),
        }),
      );
      await programme.during(file, async (whole) => {
        await whole.settled();
        await commitTheLine(whole.ask, programme.commitment, terms);
        await whole.settled();
        expect(await programme.moneyOf(whole)).toMatchObject({ reserved: 0, committed: 2_000_000 });
        expect(setAside(whole)).toEqual([]);
      });
    }
  });

  it.each([
    ['', () => undefined],
    [
      ', and what each service had heard is lost with it',
      (file: string) => rmSync(join(dirname(file), 'jalon-consumers.db')),
    ],
  ])(
    'ends the same wherever the process dies between grant and commitment%s',
    async (_, losing) => {
      const expected = await programme.during(programme.copyOf('rich'), async (whole) => {
        await programme.committing(whole);
        return whatWasWritten(whole.engines);
      });
      let deaths = 0;
      for (let lived = 1; ; lived++) {
        const file = programme.copyOf('rich');
        let mortal: MortalStore | undefined;
        await programme.during(
          file,
          (whole) => programme.committing(impatient(whole)).catch(() => undefined),
          (engines) => {
            mortal = new MortalStore(engines.store, lived);
            return { ...engines, store: mortal as unknown as Engines['store'] }; // the services see a log, no more
          },
        );
        const died = mortal?.dead === true;
        if (died) deaths++;
        losing(file);
        await programme.during(file, async (whole) => {
          await programme.committing(whole); // the same requests again, under their keys
          expect([lived, await whatWasWritten(whole.engines)]).toEqual([lived, expected]);
          expect(setAside(whole)).toEqual([]);
        });
        if (!died) break;
      }
      // Granted, reserved, heard; notified, heard; committed twice, heard.
      expect(deaths).toBe(9);
    },
    120_000,
  );
});

/** Waits for the services, but not for one that died. */
function impatient({ ask, engines }: WholeUnderTest): Pick<WholeUnderTest, 'ask' | 'settled'> {
  return { ask, settled: async () => engines.bus.waitFor(await engines.store.lastPosition(), 300) };
}

class LineUnreadable extends DomainError {
  readonly code = 'test/line-unreadable';
}
