import { type Instant, epochMilliseconds, instantOfEpochMilliseconds } from '@jalon/kernel';
import { lastDay } from './campaign-terms.ts';
import { Performer } from './performer.ts';
import { type ProgrammePlan, type ProgrammeSize, planProgramme, wholeYear } from './programme-plan.ts';
import type { ProgrammeStep } from './programme-step.ts';
import { SeededRandom } from './seeded-random.ts';
import { type DayNumber, dawn, dayNumber, endOfSlot } from './simulated-days.ts';
import type { Act, Stage } from './stage.ts';

export interface DemonstrationOptions {
  /** On an empty log. */
  readonly stage: Stage;
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
  stage,
  seed,
  size = wholeYear,
  progress = () => undefined,
}: DemonstrationOptions): Promise<ProgrammePlan> {
  const plan = planProgramme(seed, size);
  const performer = new Performer(stage.application, seed);
  const minutes = new SeededRandom(`jalon/${String(seed)}/minutes`);
  const [first] = plan.steps;
  let today: DayNumber = first?.day ?? 0;
  if (first) await stage.setClock(dawn(today));
  let nth = 0;
  for (const slot of slotsOf(plan.steps)) {
    await mornings(today, slot.day, stage);
    today = slot.day;
    const end = endOfSlot(slot.day, slot.slot);
    await stage.setClock(end);
    await stage.perform(actsOf(slot.steps, nth, end, performer, minutes));
    nth += slot.steps.length;
    await stage.hearEachOther();
    progress({ position: nth, target: plan.steps.length });
  }
  await mornings(today, dayNumber(lastDay), stage);
  return plan;
}

/** Lets deadlines fall on each morning after one day, up to and with another. */
async function mornings(after: DayNumber, until: DayNumber, stage: Stage): Promise<void> {
  for (let day = after + 1; day <= until; day++) {
    await stage.setClock(dawn(day));
    await stage.deadlinesFall();
    await stage.hearEachOther();
  }
}

/** The acts of one slot, those on the same subject in one queue. Each takes effect at a minute of its own. */
function actsOf(
  steps: readonly ProgrammeStep[],
  firstNth: number,
  slotEnds: Instant,
  performer: Performer,
  random: SeededRandom,
): readonly (readonly Act[])[] {
  const end = epochMilliseconds(slotEnds);
  const queues = new Map<string, Act[]>();
  for (const [index, step] of steps.entries()) {
    const queue = queues.get(step.subject) ?? [];
    // Within the slot, in the order of the subject's own acts.
    const minutesAgo = Math.max(0, 40 - queue.length * 2 - random.integer(0, 2));
    const occurredAt = instantOfEpochMilliseconds(
      end - minutesAgo * 60_000 + random.integer(0, 59) * 1_000 - 60_000,
    );
    queue.push(() => performer.perform(step, firstNth + index, occurredAt));
    queues.set(step.subject, queue);
  }
  return [...queues.values()];
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
