import type { DeadlineHandler, DueDeadline, Jobs } from '@jalon/jobs';
import type { Clock } from '@jalon/kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LogWriter } from '../log-writer.ts';
import { complementAsked, dayMs, decided, received } from './silence.deadlines.ts';

/** What the suite needs of an adapter: a fresh log, a clock that passes when told, and engines over them. */
export interface JobsUnderTest {
  readonly writer: LogWriter;
  readonly clock: Clock;
  /** Starts an engine over the log with one source watched. The one before was stopped. */
  open(handler: DeadlineHandler): Promise<Jobs>;
  /** Lets time pass, and what falls meanwhile be called. */
  elapse(milliseconds: number): Promise<void>;
  close(): Promise<void>;
}

/** What every engine of jobs must show, whatever wakes it. */
export function jobsConformance(name: string, setUp: () => Promise<JobsUnderTest>): void {
  describe(`jobs: ${name}`, () => {
    let under: JobsUnderTest;
    let jobs: Jobs | undefined;
    let called: (DueDeadline & { readonly at: string })[];
    const record: DeadlineHandler = async (deadline) => {
      called.push({ ...deadline, at: under.clock.now() });
    };
    const open = async (handler: DeadlineHandler = record) => (jobs = await under.open(handler));

    beforeEach(async () => {
      under = await setUp();
      called = [];
    });
    afterEach(async () => {
      await jobs?.stop();
      await under.close();
    });

    it('calls the handler when the deadline falls, not before', async () => {
      await open();
      await under.writer.write('dossier-A', received('A', 60));
      await under.elapse(60 * dayMs - 1);
      expect(called).toEqual([]);
      await under.elapse(1);
      expect(called).toMatchObject([{ source: 'silence', key: 'A', kind: 'silence' }]);
      expect(called[0]?.at).toBe(called[0]?.due);
    });

    it('does not call it when the log closed the deadline in time', async () => {
      await open();
      await under.writer.write('dossier-A', received('A', 60));
      await under.elapse(59 * dayMs);
      await under.writer.write('dossier-A', decided('A'));
      await under.elapse(100 * dayMs);
      expect(called).toEqual([]);
      expect(jobs?.open()).toEqual([]);
    });

    it('calls it once, even when nothing closes the deadline', async () => {
      await open();
      await under.writer.write('dossier-A', received('A', 1));
      await under.elapse(30 * dayMs);
      expect(called).toHaveLength(1);
    });

    it('finds the open deadlines in the log after a restart, and calls at once those that fell meanwhile', async () => {
      await under.writer.write('dossier-A', received('A', 1));
      await under.writer.write('dossier-B', received('B', 20));
      await under.elapse(10 * dayMs);
      await open();
      await under.elapse(1);
      expect(called.map(({ key }) => key)).toEqual(['A']);
      await under.elapse(10 * dayMs);
      expect(called.map(({ key }) => key)).toEqual(['A', 'B']);
    });

    it('calls again after a restart while the log says that it is open, with the same command id', async () => {
      await under.writer.write('dossier-A', received('A', 1));
      await under.elapse(2 * dayMs);
      await open();
      await under.elapse(1);
      await jobs?.stop();
      await open();
      await under.elapse(1);
      expect(called).toHaveLength(2);
      expect(called[0]?.commandId).toBe(called[1]?.commandId);
    });

    it('gives each deadline a command id of its own', async () => {
      await open();
      await under.writer.write('dossier-A', received('A', 10), received('B', 10), complementAsked('A', 'B'));
      await under.writer.write('dossier-C', received('C', 11));
      await under.elapse(11 * dayMs);
      expect(new Set(called.map(({ commandId }) => commandId)).size).toBe(5);
    });

    it('calls a failing handler again, later and later, until it succeeds', async () => {
      let failures = 3;
      await open(async (deadline) => {
        await record(deadline);
        if (failures-- > 0) throw new Error('the log is full');
      });
      await under.writer.write('dossier-A', received('A', 1));
      await under.elapse(dayMs + 500);
      expect(called).toHaveLength(1);
      expect(jobs?.health()[0]).toMatchObject({
        open: 1,
        overdue: 1,
        failing: [{ cause: 'the log is full' }],
      });
      await under.elapse(dayMs);
      expect(called).toHaveLength(4);
      expect(jobs?.health()[0]).toMatchObject({ open: 0, overdue: 0, failing: [] });
    });

    it('a failing deadline keeps no other back', async () => {
      await open(async (deadline) => {
        if (deadline.key === 'A') throw new Error('never');
        await record(deadline);
      });
      await under.writer.write('dossier-A', received('A', 1), received('B', 1));
      await under.elapse(2 * dayMs);
      expect(called.map(({ key }) => key)).toEqual(['B']);
    });

    it('what a handler writes closes deadlines that fell at the same moment', async () => {
      await open(async (deadline) => {
        await record(deadline);
        await under.writer.write('dossier-A', decided('A'));
      });
      await under.writer.write('dossier-A', received('A', 10), complementAsked('A'));
      await under.elapse(11 * dayMs);
      expect(called.map(({ kind }) => kind)).toEqual(['complement']);
    });

    it('waits for months (more than a timer can hold) without losing a deadline', async () => {
      await open();
      await under.writer.write('dossier-A', received('A', 100));
      await under.elapse(99 * dayMs);
      expect(called).toEqual([]);
      await under.elapse(dayMs);
      expect(called).toHaveLength(1);
    });

    it('calls nothing once stopped', async () => {
      await open();
      await under.writer.write('dossier-A', received('A', 1));
      await jobs?.stop();
      await under.elapse(2 * dayMs);
      expect(called).toEqual([]);
    });

    it('tells what is open, the earliest first', async () => {
      await under.writer.write('dossier-A', received('A', 30), received('B', 20), complementAsked('A'));
      await open();
      expect(jobs?.open().map(({ key, kind }) => [key, kind])).toEqual([
        ['A', 'complement'],
        ['B', 'silence'],
        ['A', 'silence'],
      ]);
      expect(jobs?.open('B')).toHaveLength(1);
    });
  });
}
