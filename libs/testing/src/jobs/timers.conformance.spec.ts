import { LogRunner } from '@jalon/event-store';
import { timersJobs } from '@jalon/jobs/timers';
import { epochMilliseconds, instantOfEpochMilliseconds } from '@jalon/kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { memoryReadModels } from '@jalon/read-models/memory';
import { temporaryLog, type TemporaryLog } from '../temporary-log.ts';
import { jobsConformance } from './jobs-conformance.ts';
import { ManualTimer } from './manual-timer.ts';
import { complementAsked, dayMs, decided, received, silence } from './silence.deadlines.ts';

jobsConformance('timers', async () => {
  const log = temporaryLog();
  const timer = new ManualTimer(log.clock);
  let runner: LogRunner | undefined;
  return {
    ...log,
    elapse: async (milliseconds) => {
      await runner?.waitFor(await log.store.lastPosition());
      await timer.elapse(milliseconds);
    },
    open: async (handler) => {
      await runner?.stop();
      runner = new LogRunner(log.store);
      const jobs = timersJobs({ ...log, runner, timer });
      jobs.watch(silence, handler);
      await runner.start();
      await jobs.start();
      return jobs;
    },
    close: async () => {
      await runner?.stop();
      await log.remove();
    },
  };
});

describe('timers driven by a simulation', () => {
  let log: TemporaryLog;
  let runner: LogRunner;
  beforeEach(() => {
    log = temporaryLog();
    runner = new LogRunner(log.store);
  });
  afterEach(async () => {
    await runner.stop();
    await log.remove();
  });

  it('call what falls in the order of time, and what falls because of it, without a timer', async () => {
    const timer = new ManualTimer(log.clock);
    const jobs = timersJobs({ ...log, runner, timer });
    const called: string[] = [];
    jobs.watch(silence, async ({ key, kind, due }) => {
      called.push(`${key} ${kind}`);
      log.clock.set(due);
      if (key === 'A') await log.writer.write('dossier-C', decided('A'), received('C', 5));
    });
    await runner.start();
    await log.writer.write('dossier-A', received('B', 4), received('A', 3), received('D', 50));
    await log.writer.write('dossier-E', complementAsked('E'));
    const end = instantOfEpochMilliseconds(epochMilliseconds(log.clock.now()) + 20 * dayMs);
    expect(await jobs.runDue(end)).toEqual({ done: 4, failed: 0 });
    expect(called).toEqual(['A silence', 'B silence', 'C silence', 'E complement']);
    expect(await jobs.runDue(end)).toEqual({ done: 0, failed: 0 });
    expect(timer.waits).toEqual([]);
    await jobs.stop();
  });

  it('never sleep longer than ten minutes, so that a clock that was set is noticed', async () => {
    const timer = new ManualTimer(log.clock);
    const jobs = timersJobs({ ...log, runner, timer });
    jobs.watch(silence, async () => undefined);
    await runner.start();
    await log.writer.write('dossier-A', received('A', 700));
    await jobs.start();
    expect(timer.waits).toEqual([600_000]);
    await jobs.stop();
  });

  it('tell of an event that a source cannot take, and keep the other deadlines', async () => {
    const jobs = timersJobs({ ...log, runner, timer: new ManualTimer(log.clock) });
    jobs.watch(silence, async () => undefined);
    await runner.start();
    await log.writer.write('dossier-A', { type: 'ComplementAsked', data: { references: 3 } }, received('B'));
    await runner.waitFor(await log.store.lastPosition());
    expect(jobs.health()).toMatchObject([{ open: 1, faults: [{ eventType: 'ComplementAsked' }] }]);
  });
});

describe('open deadlines kept in a snapshot', () => {
  let log: TemporaryLog;
  beforeEach(() => {
    log = temporaryLog();
  });
  afterEach(() => log.remove());

  const started = async (directory?: string) => {
    const readModels = memoryReadModels({ store: log.store, ...(directory && { snapshot: { directory } }) });
    const jobs = timersJobs({
      ...log,
      runner: readModels.runner,
      timer: new ManualTimer(log.clock),
      keep: (source) => readModels.keep(source),
    });
    jobs.watch(silence, async () => undefined);
    await readModels.start();
    await jobs.start();
    const stop = async () => {
      await jobs.stop();
      await readModels.stop();
    };
    return { jobs, readModels, stop };
  };

  it('are those that the log alone gives, and what came since is read from the log', async () => {
    const directory = log.path('snapshot');
    await log.writer.write('dossier-A', received('A', 30), received('B', 40), complementAsked('A', 'C'));
    await (await started(directory)).stop();
    await log.writer.write('dossier-A', decided('B'), received('D', 10));
    const again = await started(directory);
    const afresh = await started();
    expect(again.readModels.restored()).toEqual(['deadlines-silence']);
    expect(again.jobs.open()).toHaveLength(4);
    expect(again.jobs.open()).toEqual(afresh.jobs.open());
    await again.stop();
    await afresh.stop();
  });
});
