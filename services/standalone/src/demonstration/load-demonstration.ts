import { type ManualClock, epochMilliseconds, instantOfEpochMilliseconds } from '@jalon/kernel';
import { ProgrammationModule } from '@jalon/programmation';
import { FundingModule } from '@jalon/funding';
import { type DynamicModule, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { lastDay } from './campaign-terms.ts';
import type { EmbeddedEngines } from '@jalon/engines';
import { Performer } from './performer.ts';
import { type ProgrammePlan, type ProgrammeSize, planProgramme, wholeYear } from './programme-plan.ts';
import type { ProgrammeStep } from './programme-step.ts';
import { SeededRandom } from './seeded-random.ts';
import { type DayNumber, dawn, dayNumber, endOfSlot } from './simulated-days.ts';

export interface DemonstrationOptions {
  /** Opened on an empty log, with the clock below. Not started yet: loading starts the read models. */
  readonly engines: EmbeddedEngines;
  readonly clock: ManualClock;
  readonly seed: number;
  /** Default: the métropole's whole year. */
  readonly size?: ProgrammeSize;
  readonly progress?: (progress: { readonly position: number; readonly target: number }) => void;
}

/**
 * Tells the programme of 2016 to an empty log: every act is a real command, judged by the real deciders at its
 * simulated hour, and deadlines fall by themselves every morning.
 * @returns the plan that was told.
 */
export async function loadDemonstration({
  engines,
  clock,
  seed,
  size = wholeYear,
  progress = () => undefined,
}: DemonstrationOptions): Promise<ProgrammePlan> {
  const plan = planProgramme(seed, size);
  const [first] = plan.steps;
  if (first) clock.set(dawn(first.day));
  const application = await NestFactory.createApplicationContext(ToldModule.register(engines), {
    logger: false,
  });
  try {
    await engines.readModels.start();
    await engines.bus.start();
    const performer = new Performer(application, seed);
    const minutes = new SeededRandom(`jalon/${String(seed)}/minutes`);
    let today: DayNumber = first?.day ?? 0;
    let nth = 0;
    for (const slot of slotsOf(plan.steps)) {
      await mornings(today, slot.day, engines, clock);
      today = slot.day;
      clock.set(endOfSlot(slot.day, slot.slot));
      await performSlot(slot.steps, nth, performer, clock, minutes);
      nth += slot.steps.length;
      await hearEachOther(engines);
      progress({ position: nth, target: plan.steps.length });
    }
    await mornings(today, dayNumber(lastDay), engines, clock);
  } finally {
    await application.close();
  }
  return plan;
}

/** Lets deadlines fall on each morning after one day, up to and with another. */
async function mornings(
  after: DayNumber,
  until: DayNumber,
  engines: EmbeddedEngines,
  clock: ManualClock,
): Promise<void> {
  for (let day = after + 1; day <= until; day++) {
    clock.set(dawn(day));
    await engines.jobs.runDue(clock.now());
    await hearEachOther(engines);
  }
}

/** Lets the services hear one another until none has anything more to say: what follows from an act has its hour. */
async function hearEachOther({ store, bus, readModels }: EmbeddedEngines): Promise<void> {
  let last = await store.lastPosition();
  for (let heard: typeof last | undefined; heard !== last; last = await store.lastPosition()) {
    heard = last;
    await bus.waitFor(last);
  }
  await readModels.waitFor(last);
}

/** The services that take part, without what answers to people. */
@Module({})
class ToldModule {
  static register(engines: EmbeddedEngines): DynamicModule {
    return {
      module: ToldModule,
      imports: [ProgrammationModule.register(engines), FundingModule.register(engines)],
    };
  }
}

/** Concurrent acts of one slot; those on the same subject follow one another. Each took effect at a minute of its own. */
async function performSlot(
  steps: readonly ProgrammeStep[],
  firstNth: number,
  performer: Performer,
  clock: ManualClock,
  random: SeededRandom,
): Promise<void> {
  const end = epochMilliseconds(clock.now());
  const turns = new Map<string, (() => Promise<void>)[]>();
  for (const [index, step] of steps.entries()) {
    const queue = turns.get(step.subject) ?? [];
    // Within the slot, in the order of the subject's own acts.
    const minutesAgo = Math.max(0, 40 - queue.length * 2 - random.integer(0, 2));
    const occurredAt = instantOfEpochMilliseconds(
      end - minutesAgo * 60_000 + random.integer(0, 59) * 1_000 - 60_000,
    );
    queue.push(() => performer.perform(step, firstNth + index, occurredAt));
    turns.set(step.subject, queue);
  }
  await Promise.all(
    Array.from(turns.values(), async (queue) => {
      for (const act of queue) await act();
    }),
  );
}

function* slotsOf(steps: readonly ProgrammeStep[]) {
  let start = 0;
  for (let end = 1; end <= steps.length; end++) {
    const head = steps[start];
    const next = steps[end];
    if (!head || (next && next.day === head.day && next.slot === head.slot)) continue;
    yield { day: head.day, slot: head.slot, steps: steps.slice(start, end) };
    start = end;
  }
}
