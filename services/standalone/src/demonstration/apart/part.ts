import { setTimeout as pause } from 'node:timers/promises';
import { readConfig, serviceConfigSchema } from '@jalon/config';
import { type Engines, closeEngines, openEngines } from '@jalon/engines';
import { OutcomeUnknown, Unavailable } from '@jalon/event-store';
import { DomainError, ManualClock } from '@jalon/kernel';
import { type INestApplicationContext, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { CommandBus } from '@nestjs/cqrs';
import { SeededRandom } from '../seeded-random.ts';
import { type ServiceName, services } from './asked-of.ts';
import { unload } from './carried.ts';
import { overheard } from './overheard.ts';
import type { Answered, Asked, Wish } from './wishes.ts';

/** An engine may be away for a minute, and come back. */
const hearingTime = 300_000;

/** One service of the demonstration in this process, on the engines that the environment names, at the conductor's hour. */
class Part {
  readonly #service: ServiceName;
  readonly #engines: Engines;
  readonly #hasSpoken: () => boolean;
  readonly #clock: ManualClock;
  readonly #application: INestApplicationContext;

  private constructor(
    service: ServiceName,
    { engines, hasSpoken }: ReturnType<typeof overheard>,
    clock: ManualClock,
    application: INestApplicationContext,
  ) {
    this.#service = service;
    this.#engines = engines;
    this.#hasSpoken = hasSpoken;
    this.#clock = clock;
    this.#application = application;
  }

  static async begin(
    service: ServiceName,
    environment: NodeJS.ProcessEnv,
    { now }: Extract<Wish, { wish: 'begin' }>,
  ): Promise<Part> {
    const clock = new ManualClock(now);
    const random = new SeededRandom(`jalon/${service}/engines`);
    const engines = await openEngines(readConfig(serviceConfigSchema, environment), service, clock, random);
    const { module } = services[service];
    const heard = overheard(engines);
    const application = await NestFactory.createApplicationContext(module.register(heard.engines), {
      logger: false,
    });
    await engines.readModels.start();
    await engines.bus.start();
    await engines.jobs.start();
    return new Part(service, heard, clock, application);
  }

  async grant(asked: Exclude<Wish, { wish: 'begin' | 'end' }>): Promise<unknown> {
    const { store, bus, readModels, jobs } = this.#engines;
    switch (asked.wish) {
      case 'clock':
        this.#clock.set(asked.now);
        return undefined;
      case 'command': {
        const commands: Readonly<Record<string, Type>> = services[this.#service].commands;
        const kind = commands[asked.name];
        if (!kind) throw new Error(`${this.#service} knows no ${asked.name}`);
        const command = Object.assign(Object.create(kind.prototype as object) as object, asked.fields);
        return this.#application.get(CommandBus).execute(command);
      }
      case 'desk': {
        const desks: Readonly<Record<string, symbol | Type>> = services[this.#service].desks;
        const desk = this.#application.get<Record<string, (...args: unknown[]) => unknown>>(
          desks[asked.name] ?? asked.name,
        );
        return desk[asked.method]?.(...asked.args.map(unload));
      }
      case 'hear': {
        const from = await store.lastPosition();
        await bus.waitFor(from, hearingTime);
        const to = await store.lastPosition();
        await readModels.waitFor(to, hearingTime);
        return { from, to };
      }
      case 'see':
        if (this.#hasSpoken()) return true;
        await readModels.waitFor(await store.lastPosition(), hearingTime);
        return false;
      case 'deadlines':
        // What is due this morning falls this morning: it is not put off because an engine is away.
        for (const { failure } of jobs.health()) if (failure !== undefined) throw new Unavailable(failure);
        await jobs.runDue(this.#clock.now());
        return undefined;
      case 'health':
        return bus.health();
      case 'digests': {
        const digests: Record<string, string> = {};
        for (const { name } of readModels.health()) digests[name] = await readModels.digest(name);
        return digests;
      }
    }
  }

  async end(): Promise<void> {
    await this.#application.close();
    await closeEngines(this.#engines);
  }
}

/** Asks again while an engine is away: whatever is asked has effect once. */
async function patiently<T>(ask: () => Promise<T>): Promise<T> {
  for (const end = Date.now() + hearingTime; ; await pause(500)) {
    try {
      return await ask();
    } catch (error) {
      const isAway = error instanceof Unavailable || error instanceof OutcomeUnknown;
      if (!isAway || Date.now() > end) throw error;
    }
  }
}

/** Plays a service's part in a process started by the conductor, until it says that it is over or goes away. */
export async function takePart(service: ServiceName, environment: NodeJS.ProcessEnv): Promise<void> {
  let part: Promise<Part> | undefined;
  async function grant(asked: Wish): Promise<unknown> {
    if (asked.wish === 'begin') {
      part = Part.begin(service, environment, asked);
      return part.then(() => undefined);
    }
    if (!part) throw new Error(`${asked.wish} before begin`);
    if (asked.wish === 'end') return (await part).end();
    const playing = await part;
    return patiently(() => playing.grant(asked));
  }
  const over = Promise.withResolvers<void>();
  process.on('message', ({ id, asked }: Asked) => {
    grant(asked).then(
      (result) => answer({ id, result }, asked.wish === 'end' ? over.resolve : undefined),
      (error: unknown) => answer({ id, refusal: refusalOf(error) }),
    );
  });
  process.once('disconnect', () => process.exit(1)); // the conductor is gone
  await over.promise;
  process.disconnect?.();
}

function answer(answered: Answered, sent?: () => void): void {
  process.send?.(answered, undefined, undefined, () => sent?.());
}

function refusalOf(error: unknown): NonNullable<Answered['refusal']> {
  return error instanceof DomainError
    ? { code: error.code, message: error.message }
    : { code: undefined, message: error instanceof Error ? (error.stack ?? error.message) : String(error) };
}
