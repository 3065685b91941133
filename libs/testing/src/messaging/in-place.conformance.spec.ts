import { CheckpointAheadOfLog, type Message } from '@jalon/messaging';
import { inPlaceBus } from '@jalon/messaging/in-place';
import { describe, expect, it } from '@jest/globals';
import { temporaryLog } from '../temporary-log.ts';
import { granted, grantedLines } from './lines.topic.ts';
import { messagingConformance } from './messaging-conformance.ts';

messagingConformance('in place', async () => {
  const log = temporaryLog();
  return {
    ...log,
    open: () => inPlaceBus({ ...log, file: log.path('jalon-consumers.db') }),
    close: () => log.remove(),
  };
});

describe('messaging in place', () => {
  it('refuses a log that does not hold what a group has handled, and says what to do', async () => {
    const log = temporaryLog();
    const file = log.path('jalon-consumers.db');
    const consumer = { group: 'funding', topic: grantedLines.name, handler: async () => undefined };
    const bus = inPlaceBus({ store: log.store, file });
    bus.publish(grantedLines);
    bus.consume(consumer);
    await log.writer.write('dossier-A', granted(1), granted(2));
    await bus.start();
    await bus.waitFor(await log.store.lastPosition());
    await bus.stop();

    const restored = temporaryLog('a shorter log');
    await restored.writer.write('dossier-A', granted(1));
    const over = inPlaceBus({ store: restored.store, file });
    over.publish(grantedLines);
    over.consume(consumer);
    await expect(over.start()).rejects.toThrow(CheckpointAheadOfLog);
    await over.stop();
    await restored.remove();
    await log.remove();
  });

  it('loses nothing in a crash: what was not finished comes again, what was parked stays parked', async () => {
    const log = temporaryLog();
    const file = log.path('jalon-consumers.db');
    const retry = { attempts: 1 };
    await log.writer.write('dossier-A', granted(13));
    await log.writer.write('dossier-B', granted(2));
    const stuck = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    const crashing = inPlaceBus({ ...log, file });
    crashing.publish(grantedLines);
    crashing.consume({
      group: 'funding',
      topic: grantedLines.name,
      retry,
      handler: async ({ key }) => {
        if (key === 'dossier-A') throw new Error('thirteen');
        if (key === 'dossier-C') started.resolve();
        if (key === 'dossier-C') await stuck.promise;
      },
    });
    await crashing.start();
    await crashing.waitFor(await log.store.lastPosition());
    await log.writer.write('dossier-C', granted(3));
    await started.promise;

    const heard: string[] = [];
    const next = inPlaceBus({ ...log, file }); // the one before never stopped: it is as good as dead
    next.publish(grantedLines);
    next.consume({
      group: 'funding',
      topic: grantedLines.name,
      retry,
      handler: async ({ key }) => void heard.push(key),
    });
    await next.start();
    await next.waitFor(await log.store.lastPosition());
    expect(heard).toEqual(['dossier-C']);
    expect(await next.parked('funding')).toMatchObject([{ key: 'dossier-A', cause: 'Error: thirteen' }]);
    await next.stop();
    stuck.resolve();
    await crashing.stop();
    await log.remove();
  });

  it('lets a service alone in its process idle, and hear everything once the other joins it', async () => {
    const log = temporaryLog();
    const file = log.path('jalon-consumers.db');
    const heard: string[] = [];
    const consumer = {
      group: 'funding',
      topic: grantedLines.name,
      handler: async ({ key }: Message) => void heard.push(key),
    };
    await log.writer.write('dossier-A', granted(1));
    const alone = inPlaceBus({ ...log, file });
    alone.consume(consumer);
    await alone.start();
    await alone.waitFor(await log.store.lastPosition());
    expect(alone.health()).toMatchObject([{ group: 'funding', idle: true, behind: false }]);
    expect(heard).toEqual([]);
    await alone.stop();

    const together = inPlaceBus({ ...log, file });
    together.consume(consumer);
    together.publish(grantedLines); // after the consumer: nobody knows who comes first
    await together.start();
    await together.waitFor(await log.store.lastPosition());
    expect(together.health()).toMatchObject([{ group: 'funding', idle: false }]);
    expect(heard).toEqual(['dossier-A']);
    await together.stop();
    await log.remove();
  });

  it('measures how long the oldest message has waited', async () => {
    const log = temporaryLog();
    const bus = inPlaceBus({ ...log, file: ':memory:' });
    bus.publish(grantedLines);
    const release = Promise.withResolvers<void>();
    const started = Promise.withResolvers<void>();
    bus.consume({
      group: 'funding',
      topic: grantedLines.name,
      handler: () => {
        started.resolve();
        return release.promise;
      },
    });
    await log.writer.write('dossier-A', granted(1));
    await bus.start();
    await started.promise;
    log.clock.advance(90_000);
    expect(bus.health()).toMatchObject([{ behind: true, lagMs: 90_000 }]);
    release.resolve();
    await bus.waitFor(await log.store.lastPosition());
    expect(bus.health()).toMatchObject([{ behind: false, lagMs: 0, lastProgressAt: log.clock.now() }]);
    await bus.stop();
    await log.remove();
  });
});
