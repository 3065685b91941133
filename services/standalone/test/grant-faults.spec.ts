import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { DomainError } from '@jalon/kernel';
import type { EmbeddedEngines } from '@jalon/engines';
import { commitTheLine, done, grantTheLine, notifyTheDecision } from '@jalon/testing/granted-line';
import { type GrantedProgramme, grantedProgramme, setAside, terms } from './granted-programme.ts';
import { type GrantStory, grantStories, tell } from './grant-stories.ts';
import { MortalStore } from './mortal-store.ts';
import { type WholeUnderTest, whatWasWritten } from './whole-under-test.ts';
import { repeating, wrapped } from './wrapped-bus.ts';

describe('What one service says to the other', () => {
  let programme: GrantedProgramme;
  beforeAll(async () => {
    programme = await grantedProgramme();
  }, 60_000);
  afterAll(() => programme.remove());

  /** What a story writes when nothing goes wrong. */
  const unharmed = (story: GrantStory) =>
    programme.during(programme.copyOf(story.wealth), async (whole) => {
      await tell(story, programme, whole);
      return whatWasWritten(whole.engines);
    });

  it.each(grantStories)(
    'ends the same when every message is told ten times, and all before it again: $title',
    async (story) => {
      const expected = await unharmed(story);
      await programme.during(
        programme.copyOf(story.wealth),
        async (whole) => {
          await tell(story, programme, whole);
          expect(await whatWasWritten(whole.engines)).toEqual(expected);
          expect(setAside(whole)).toEqual([]);
        },
        (engines) => ({ ...engines, bus: repeating(engines.bus, 10) }),
      );
    },
  );

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

  it.each(grantStories)(
    'ends the same wherever the process dies, and every second time what it had heard is lost too: $title',
    async (story) => {
      const expected = await unharmed(story);
      let lived = 0;
      for (let died = true; died;) {
        const file = programme.copyOf(story.wealth);
        died = await dying(story, file, ++lived);
        if (lived % 2 === 0) rmSync(join(dirname(file), 'jalon-consumers.db'));
        await programme.during(file, async (whole) => {
          await tell(story, programme, whole); // the same requests again, under their keys
          expect([lived, await whatWasWritten(whole.engines)]).toEqual([lived, expected]);
          expect(setAside(whole)).toEqual([]);
        });
      }
      expect(lived).toBe(story.appends + 1);
    },
    120_000,
  );

  /** Tells a story to a process that lives for so many appends. @returns whether it died. */
  async function dying(story: GrantStory, file: string, appends: number): Promise<boolean> {
    let mortal: MortalStore | undefined;
    await programme.during(
      file,
      (whole) => tell(story, programme, impatient(whole)).catch(() => undefined),
      (engines) => {
        mortal = new MortalStore(engines.store, appends);
        return { ...engines, store: mortal as unknown as EmbeddedEngines['store'] }; // the services see a log, no more
      },
    );
    return mortal?.dead === true;
  }
});

/** Waits for the services, but not for one that died. */
function impatient({ ask, engines }: WholeUnderTest): Pick<WholeUnderTest, 'ask' | 'settled'> {
  return { ask, settled: async () => engines.bus.waitFor(await engines.store.lastPosition(), 300) };
}

class LineUnreadable extends DomainError {
  readonly code = 'test/line-unreadable';
}
