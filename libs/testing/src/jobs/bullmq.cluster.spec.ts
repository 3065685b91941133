import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { LogRunner } from '@jalon/event-store';
import type { DeadlineHandler, DueDeadline, Jobs } from '@jalon/jobs';
import { bullmqJobs } from '@jalon/jobs/bullmq';
import { instant } from '@jalon/kernel';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Queue, QueueEvents } from 'bullmq';
import { Redis } from 'ioredis';
import { controlOf } from '../engine-control.ts';
import { engineUrl } from '../engine-url.ts';
import { temporaryLog, type TemporaryLog } from '../temporary-log.ts';
import { jobsConformance } from './jobs-conformance.ts';
import { ManualTimer } from './manual-timer.ts';
import { dayMs, decided, received, silence } from './silence.deadlines.ts';

const longAgo = instant('1970-01-01T00:00:00Z');
const url = (run: string) => `${engineUrl('REDIS_URL')}?prefix=${run}`;

jobsConformance('BullMQ on Redis', async () => {
  const log = temporaryLog();
  const run = randomUUID();
  let jobs: Jobs | undefined;
  let runner: LogRunner | undefined;
  // A round of nothing comes after the rounds under way.
  const timer = new ManualTimer(log.clock, async () => jobs?.runDue(longAgo));
  return {
    ...log,
    elapse: async (milliseconds) => {
      await runner?.waitFor(await log.store.lastPosition());
      await timer.elapse(milliseconds);
    },
    open: async (handler) => {
      await runner?.stop();
      runner = new LogRunner(log.store);
      jobs = bullmqJobs({ ...log, runner, timer, url: url(run), service: 'test' });
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

describe('Jobs on BullMQ, when Redis or a process does not hold', () => {
  let log: TemporaryLog;
  let run: string;
  let called: DueDeadline[];
  let closings: (() => Promise<void>)[];
  const record: DeadlineHandler = async (deadline) => {
    called.push(deadline);
  };

  beforeEach(() => {
    log = temporaryLog();
    run = randomUUID();
    called = [];
    closings = [];
  });
  afterEach(async () => {
    for (const close of closings) await close();
    await log.remove();
  });

  /** One process of the service: its own reading of the log, its own worker. */
  async function open(handler: DeadlineHandler = record, patience = 5_000, redis = url(run)): Promise<Jobs> {
    const runner = new LogRunner(log.store);
    const jobs = bullmqJobs({
      ...log,
      runner,
      url: redis,
      service: 'test',
      patience,
      stalledAfter: 1_000,
    });
    jobs.watch(silence, handler);
    await runner.start();
    await jobs.start();
    closings.push(async () => {
      await jobs.stop();
      await runner.stop();
    });
    return jobs;
  }
  /** Redis, whose first caller waits to be put through. */
  async function withFirstConnectionLate(milliseconds: number) {
    const { hostname, port } = new URL(engineUrl('REDIS_URL'));
    let callers = 0;
    const server = createServer((caller) => {
      caller.on('error', () => undefined);
      const putThrough = () => {
        const redis = connect(Number(port), hostname).on('error', () => undefined);
        caller.pipe(redis).pipe(caller);
        caller.on('close', () => redis.destroy());
      };
      setTimeout(putThrough, callers++ === 0 ? milliseconds : 0);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port: here } = server.address() as AddressInfo;
    return {
      url: `redis://127.0.0.1:${here}?prefix=${run}`,
      close: async () => void server.close(),
    };
  }
  const inDays = (days: number) =>
    instant(new Date(Date.parse(log.clock.now()) + days * dayMs).toISOString());
  const everyDay = async (jobs: Jobs, rounds: number) => {
    for (let day = 1; day <= rounds; day++) {
      log.clock.set(inDays(1));
      await jobs.runDue(log.clock.now());
    }
  };

  it('two processes deal the same deadline, and one of them does it', async () => {
    const both = [await open(), await open()];
    await log.writer.write('dossier-A', received('A', 1), received('B', 2), received('C', 3));
    log.clock.set(inDays(4));
    await Promise.all(both.map((jobs) => jobs.runDue(log.clock.now())));
    // Both may be given one that the log did not close: its command is the same, and has effect once.
    expect(new Set(called.map(({ key }) => key))).toEqual(new Set(['A', 'B', 'C']));
    expect(new Set(called.map(({ commandId }) => commandId)).size).toBe(3);
    log.clock.set(inDays(1));
    for (const jobs of both) await jobs.runDue(log.clock.now());
    for (const jobs of both) expect(jobs.health()).toMatchObject([{ open: 0, failing: [] }]);
  });

  it('what has fallen is done at the first dealing, however late the first of its connections comes', async () => {
    await log.writer.write('dossier-A', received('A', 1));
    log.clock.set(inDays(2));
    const late = await withFirstConnectionLate(500);
    closings.push(late.close);
    const jobs = await open(record, 5_000, late.url);
    expect(await jobs.runDue(log.clock.now())).toEqual({ done: 1, failed: 0 });
    expect(called.map(({ key }) => key)).toEqual(['A']);
  });

  it('a job that is run a second time, late, does nothing once the log closed its deadline', async () => {
    const jobs = await open(async (deadline) => {
      await record(deadline);
      await log.writer.write('dossier-A', decided(deadline.key));
    });
    await log.writer.write('dossier-A', received('A', 1));
    log.clock.set(inDays(2));
    expect(await jobs.runDue(log.clock.now())).toEqual({ done: 1, failed: 0 });
    const [deadline] = called;
    if (!deadline) throw new Error('nothing was called');
    const connection = { url: engineUrl('REDIS_URL'), maxRetriesPerRequest: null };
    const queue = new Queue('test-deadlines', { connection, prefix: run });
    const events = new QueueEvents('test-deadlines', { connection, prefix: run });
    await events.waitUntilReady();
    const job = await queue.add(deadline.kind, deadline, { jobId: deadline.commandId });
    await job.waitUntilFinished(events, 5_000);
    await events.close();
    await queue.close();
    expect(called).toHaveLength(1);
  });

  /** A process takes the one deadline that is due, and is killed with it in its hands. */
  async function killWithTheJobInHand(beforeDeath: () => Promise<void>): Promise<DueDeadline> {
    const jobs = await open();
    await log.writer.write('dossier-A', received('A', 1));
    await jobs.runDue(longAgo); // nothing is due then: it has read the log
    const [deadline] = jobs.open();
    if (!deadline) throw new Error('nothing is open');
    await closings.pop()?.();
    const file = fileURLToPath(new URL('job-in-hand.ts', import.meta.url));
    const redis = engineUrl('REDIS_URL');
    const child = spawn(process.execPath, [file, redis, run, 'test-deadlines', '1000']);
    const queue = new Queue('test-deadlines', { connection: { url: redis }, prefix: run });
    try {
      const forgotten = { removeOnComplete: true, removeOnFail: true };
      await queue.add(deadline.kind, deadline, { jobId: deadline.commandId, ...forgotten });
      await once(child.stdout, 'data');
      expect(await queue.getActiveCount()).toBe(1);
      await beforeDeath();
      return deadline;
    } finally {
      child.kill('SIGKILL');
      await queue.close();
    }
  }

  it('a job in the hands of a process that is killed is taken by another', async () => {
    await killWithTheJobInHand(async () => undefined);
    const jobs = await open();
    log.clock.set(inDays(2));
    expect(await jobs.runDue(log.clock.now())).toEqual({ done: 1, failed: 0 });
    expect(called.map(({ key }) => key)).toEqual(['A']);
  });

  it('a job whose effect was written before its process was killed is run again, and does nothing', async () => {
    const { commandId } = await killWithTheJobInHand(async () => {
      await log.writer.write('dossier-A', decided('A'));
    });
    const connection = { url: engineUrl('REDIS_URL'), maxRetriesPerRequest: null };
    const queue = new Queue('test-deadlines', { connection, prefix: run });
    const events = new QueueEvents('test-deadlines', { connection, prefix: run });
    await events.waitUntilReady();
    const job = await queue.getJob(commandId);
    await open();
    await job?.waitUntilFinished(events, 10_000);
    expect(job).toBeDefined();
    await events.close();
    await queue.close();
    expect(called).toEqual([]);
  });

  it('Redis emptied between two deadlines loses none', async () => {
    const jobs = await open();
    await log.writer.write('dossier-A', received('A', 1), received('B', 3));
    await everyDay(jobs, 2);
    const redis = new Redis(engineUrl('REDIS_URL'));
    await redis.flushall();
    redis.disconnect();
    await everyDay(jobs, 2);
    expect(called.map(({ key }) => key)).toEqual(['A', 'B']);
  });

  it('what falls while Redis is away is done when it is back, and health says why it waits', async () => {
    const jobs = await open(record, 1_000);
    await log.writer.write('dossier-A', received('A', 1));
    const redis = controlOf('redis');
    await redis.kill();
    try {
      log.clock.set(inDays(2));
      expect(await jobs.runDue(log.clock.now())).toEqual({ done: 0, failed: 1 });
      expect(jobs.health()).toMatchObject([{ overdue: 1, failing: [{ deadline: { key: 'A' } }] }]);
      expect(jobs.health()[0]?.failure).toBeDefined();
    } finally {
      await redis.start();
    }
    for (let attempt = 0; attempt < 60 && jobs.health()[0]?.open !== 0; attempt++) {
      log.clock.set(inDays(1));
      await jobs.runDue(log.clock.now());
      await pause(100);
    }
    // Done at the first dealing whose answer was heard; its command is the same at each.
    expect(new Set(called.map(({ commandId }) => commandId)).size).toBe(1);
    expect(jobs.health()).toMatchObject([{ open: 0, failing: [], failure: undefined }]);
  });

  it('a silent Redis keeps nobody waiting for ever', async () => {
    const jobs = await open(record, 500);
    await log.writer.write('dossier-A', received('A', 1));
    const redis = controlOf('redis');
    await redis.pause();
    try {
      log.clock.set(inDays(2));
      expect(await jobs.runDue(log.clock.now())).toEqual({ done: 0, failed: 1 });
    } finally {
      await redis.resume();
    }
    log.clock.set(inDays(3));
    for (let attempt = 0; attempt < 60 && called.length === 0; attempt++) {
      log.clock.set(inDays(1));
      await jobs.runDue(log.clock.now());
      await pause(100);
    }
    expect(new Set(called.map(({ key }) => key))).toEqual(new Set(['A']));
  });
});
