import type { EmbeddedEngines } from '@jalon/engines';
import { FundingModule } from '@jalon/funding';
import type { ManualClock } from '@jalon/kernel';
import { ProgrammationModule } from '@jalon/programmation';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { type Act, type Stage } from './stage.ts';

export interface OneProcessOptions {
  /** Opened on an empty log, with the clock below. Not started yet. */
  readonly engines: EmbeddedEngines;
  readonly clock: ManualClock;
  /** One act at a time, each with what follows from it: the order that separate processes can keep too. */
  readonly oneByOne?: boolean;
}

/** The services in this process, on embedded engines, without what answers to people. */
export async function openOneProcess({
  engines,
  clock,
  oneByOne = false,
}: OneProcessOptions): Promise<Stage & { close(): Promise<void> }> {
  const { store, readModels, bus, jobs } = engines;
  const application = await NestFactory.createApplicationContext(ToldModule.register(engines), {
    logger: false,
  });
  await readModels.start();
  await bus.start();

  async function hearEachOther(): Promise<void> {
    let last = await store.lastPosition();
    for (let heard: typeof last | undefined; heard !== last; last = await store.lastPosition()) {
      heard = last;
      await bus.waitFor(last);
    }
    await readModels.waitFor(last);
  }

  return {
    application,
    setClock: (now) => Promise.resolve(clock.set(now)),
    async perform(queues) {
      if (!oneByOne) return concurrently(queues);
      for (const act of queues.flat()) {
        await act();
        await hearEachOther();
      }
    },
    hearEachOther,
    async deadlinesFall() {
      await jobs.runDue(clock.now());
    },
    close: () => application.close(),
  };
}

/** Acts on the same subject follow one another; the others are concurrent. */
async function concurrently(queues: readonly (readonly Act[])[]): Promise<void> {
  await Promise.all(
    queues.map(async (queue) => {
      for (const act of queue) await act();
    }),
  );
}

@Module({})
class ToldModule {
  static register(engines: EmbeddedEngines): DynamicModule {
    return {
      module: ToldModule,
      imports: [ProgrammationModule.register(engines), FundingModule.register(engines)],
    };
  }
}
