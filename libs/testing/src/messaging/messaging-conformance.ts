import { setTimeout as pause } from 'node:timers/promises';
import { type EventStore, NotReachedInTime, type Position, Unavailable } from '@jalon/event-store';
import { DomainError, isUuid } from '@jalon/kernel';
import { type Consumer, type Message, type MessageBus, NotParked, UnknownGroup } from '@jalon/messaging';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LogWriter } from '../log-writer.ts';
import { granted, grantedLines } from './lines.topic.ts';

/** What the suite needs of an adapter: a fresh log, and buses over it that remember what the one before stored. */
export interface MessagingUnderTest {
  readonly store: EventStore;
  readonly writer: LogWriter;
  open(): MessageBus;
  close(): Promise<void>;
}

class NoCreditLeft extends DomainError {
  readonly code = 'test/no-credit-left';
}

/** What every message bus must show, whatever carries the messages. */
export function messagingConformance(name: string, setUp: () => Promise<MessagingUnderTest>): void {
  describe(`messaging: ${name}`, () => {
    let under: MessagingUnderTest;
    let bus: MessageBus;
    let heard: Message[];
    const record = async (message: Message) => {
      heard.push(message);
    };
    const amounts = () => heard.map(({ data }) => (data as { cents: number }).cents);
    const retry = { attempts: 3, firstDelayMs: 1 };

    /** Starts the bus with one group, `funding`, on the topic of granted lines. */
    async function consume(handler: Consumer['handler'] = record, more: Partial<Consumer> = {}) {
      bus.publish(grantedLines);
      bus.consume({ group: 'funding', topic: grantedLines.name, handler, retry, ...more });
      await bus.start();
    }
    async function restart(handler: Consumer['handler'] = record, more: Partial<Consumer> = {}) {
      await bus.stop();
      bus = under.open();
      await consume(handler, more);
    }
    const settled = async () => bus.waitFor(await under.store.lastPosition());

    beforeEach(async () => {
      under = await setUp();
      bus = under.open();
      heard = [];
    });
    afterEach(async () => {
      await bus.stop();
      await under.close();
    });

    describe('a topic', () => {
      it('tells in its own words what it tells, and no more', async () => {
        await under.writer.write(
          'dossier-A',
          { type: 'DossierOpened', data: {} },
          granted(500, 'private'),
          granted(),
        );
        await consume();
        await settled();
        expect(heard).toHaveLength(1);
        expect(heard[0]).toMatchObject({
          type: 'programmation.line-granted',
          version: 1,
          data: { cents: 500 },
        });
        expect(heard[0]).toMatchObject({
          topic: 'granted-lines',
          key: 'dossier-A',
          actor: { role: 'instructeur' },
        });
        expect(heard[0]?.data).not.toHaveProperty('note');
      });

      it('gives each message an id of its own, the same at every delivery', async () => {
        await under.writer.write('dossier-A', granted(1), granted(2));
        await under.writer.write('dossier-B', granted(3));
        bus.consume({ group: 'audit', topic: grantedLines.name, handler: record });
        await consume();
        await settled();
        const ids = heard.map(({ id }) => id);
        expect(ids).toHaveLength(6);
        expect(new Set(ids).size).toBe(3);
        expect(ids.every(isUuid)).toBe(true);
      });
    });

    describe('a consumer', () => {
      it('hears the history, then what comes, in the order of the log', async () => {
        await under.writer.write('dossier-A', granted(1), granted(2));
        await consume();
        await under.writer.write('dossier-B', granted(3));
        await under.writer.write('dossier-A', granted(4));
        await settled();
        expect(amounts()).toEqual([1, 2, 3, 4]);
      });

      it('from the end hears only what comes after its first start', async () => {
        await under.writer.write('dossier-A', granted(1));
        await consume(record, { from: 'end' });
        await under.writer.write('dossier-A', granted(2));
        await settled();
        await under.writer.write('dossier-A', granted(3));
        await restart(record, { from: 'end' });
        await settled();
        expect(amounts()).toEqual([2, 3]);
      });

      it('takes up after a restart where it stopped', async () => {
        await under.writer.write('dossier-A', granted(1), granted(2));
        await consume();
        await settled();
        await restart();
        await under.writer.write('dossier-A', granted(3));
        await settled();
        expect(amounts()).toEqual([1, 2, 3]);
      });

      it('is given again, with the same id, what it had not finished when it stopped', async () => {
        await under.writer.write('dossier-A', granted(1));
        const started = Promise.withResolvers<string>();
        await consume(async ({ id }) => {
          started.resolve(id);
          throw new Unavailable('the log is closing');
        });
        const id = await started.promise;
        await restart();
        await settled();
        expect(heard.map((message) => message.id)).toEqual([id]);
      });

      it('is not given the next message before it has handled this one', async () => {
        for (let cents = 1; cents <= 200; cents++) await under.writer.write('dossier-A', granted(cents));
        let atOnce = 0;
        let most = 0;
        await consume(async (message) => {
          most = Math.max(most, ++atOnce);
          if (heard.length % 50 === 0) await pause(2);
          await record(message);
          atOnce--;
        });
        await settled();
        expect(most).toBe(1);
        expect(amounts()).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
      });

      it('may handle several keys at a time, each in its own order', async () => {
        for (let cents = 1; cents <= 60; cents++)
          await under.writer.write(`dossier-${cents % 6}`, granted(cents));
        let atOnce = 0;
        let most = 0;
        await consume(
          async (message) => {
            most = Math.max(most, ++atOnce);
            await pause(heard.length % 3);
            await record(message);
            atOnce--;
          },
          { concurrency: 4 },
        );
        await settled();
        expect(most).toBeGreaterThan(1);
        expect(most).toBeLessThanOrEqual(4);
        for (let key = 0; key < 6; key++) {
          const ofKey = amounts().filter((cents) => cents % 6 === key);
          expect(ofKey).toEqual(ofKey.toSorted((a, b) => a - b));
          expect(ofKey).toHaveLength(10);
        }
      });

      it('never holds up another group', async () => {
        await under.writer.write('dossier-A', granted(1));
        const release = Promise.withResolvers<void>();
        bus.consume({ group: 'slow', topic: grantedLines.name, handler: () => release.promise });
        await consume();
        while (heard.length === 0) await pause(1);
        // Asked until it says so: what health knows of a broker may be a moment old.
        const slow = () => bus.health().find(({ group }) => group === 'slow');
        while (!slow()?.behind) await pause(1);
        expect(slow()).toMatchObject({ behind: true, failure: undefined });
        release.resolve();
        await settled();
      });
    });

    describe('a message that fails', () => {
      it('is delivered again, and all is well if it passes then', async () => {
        let failures = 2;
        await under.writer.write('dossier-A', granted(1), granted(2));
        await consume(async (message) => {
          if (failures-- > 0) throw new Error('busy');
          await record(message);
        });
        await settled();
        expect(amounts()).toEqual([1, 2]);
        expect(await bus.parked('funding')).toEqual([]);
      });

      /** Fails on 13 until told otherwise. */
      let healed = false;
      const superstitious = async (message: Message) => {
        if (!healed && (message.data as { cents: number }).cents === 13) throw new Error('thirteen');
        await record(message);
      };
      beforeEach(() => {
        healed = false;
      });
      const parkThirteen = async () => {
        await under.writer.write('dossier-A', granted(1), granted(13), granted(14));
        await under.writer.write('dossier-B', granted(2));
        await consume(superstitious);
        await under.writer.write('dossier-A', granted(15), { type: 'DossierOpened', data: {} });
        await settled();
      };

      it('is parked with its cause; what follows it in its key waits, other keys go on', async () => {
        await parkThirteen();
        expect(amounts()).toEqual([1, 2]);
        const parked = await bus.parked('funding');
        expect(parked.map(({ key, cause, attempts }) => [key, cause, attempts])).toEqual([
          ['dossier-A', 'Error: thirteen', 3],
          ['dossier-A', undefined, 0],
          ['dossier-A', undefined, 0],
        ]);
        expect(bus.health()).toMatchObject([{ group: 'funding', parked: 1, held: 2, behind: false }]);
      });

      it('stays parked, and its key held back, across a restart', async () => {
        await parkThirteen();
        await restart(superstitious);
        await under.writer.write('dossier-A', granted(16));
        await settled();
        expect(amounts()).toEqual([1, 2]);
        expect(await bus.parked('funding')).toHaveLength(4);
      });

      it('can be replayed once its cause is gone: it and what it held back, in order', async () => {
        await parkThirteen();
        healed = true;
        expect(await bus.replay('funding', 'dossier-A')).toEqual({ passed: 3, left: 0 });
        await under.writer.write('dossier-A', granted(16));
        await settled();
        expect(amounts()).toEqual([1, 2, 13, 14, 15, 16]);
        expect(await bus.parked('funding')).toEqual([]);
      });

      it('stays parked when its replay fails again', async () => {
        await parkThirteen();
        expect(await bus.replay('funding', 'dossier-A')).toEqual({ passed: 0, left: 3 });
        expect(amounts()).toEqual([1, 2]);
        expect(await bus.parked('funding')).toHaveLength(3);
      });

      it('can be given up with a reason, and what it held back be replayed', async () => {
        await parkThirteen();
        const [first] = await bus.parked('funding');
        await bus.abandon('funding', first?.messageId ?? '', 'montant corrigé à la main');
        expect(await bus.replay('funding', 'dossier-A')).toEqual({ passed: 2, left: 0 });
        expect(amounts()).toEqual([1, 2, 14, 15]);
        await expect(bus.abandon('funding', first?.messageId ?? '', 'encore')).rejects.toThrow(NotParked);
      });

      it('is parked at once when the domain refuses it: asking again changes nothing', async () => {
        let asked = 0;
        await under.writer.write('dossier-A', granted(1));
        await consume(async () => {
          asked++;
          throw new NoCreditLeft('Crédits épuisés');
        });
        await settled();
        expect(asked).toBe(1);
        expect(await bus.parked('funding')).toMatchObject([{ cause: 'NoCreditLeft: Crédits épuisés' }]);
      });

      it('is asked again without end while the log cannot serve: nothing is wrong with the message', async () => {
        let refusals = 8;
        await under.writer.write('dossier-A', granted(1));
        await consume(async (message) => {
          if (refusals-- > 0) throw new Unavailable('disk full');
          await record(message);
        });
        await settled();
        expect(amounts()).toEqual([1]);
      });

      it('is parked when the topic itself finds no words for it', async () => {
        await under.writer.write('dossier-A', granted(1, 'unspeakable'));
        await under.writer.write('dossier-B', granted(2));
        await consume();
        await settled();
        expect(amounts()).toEqual([2]);
        expect(await bus.parked('funding')).toMatchObject([{ cause: 'Error: no words for this' }]);
      });
    });

    describe('the bus', () => {
      it('refuses two consumers of one group, two topics of one name, and groups that it does not know', async () => {
        const consumer = { group: 'funding', topic: grantedLines.name, handler: record };
        bus.consume(consumer);
        expect(() => bus.consume(consumer)).toThrow('funding');
        bus.publish(grantedLines);
        expect(() => bus.publish(grantedLines)).toThrow('granted-lines');
        await bus.start();
        await expect(bus.parked('nobody')).rejects.toThrow(UnknownGroup);
      });

      it('says so when a position is not reached in time', async () => {
        await consume();
        await expect(bus.waitFor(1_000_000 as Position, 20)).rejects.toThrow(NotReachedInTime);
      });
    });
  });
}
