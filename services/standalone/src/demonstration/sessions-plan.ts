import type { CommitteePlan } from './programme-step.ts';
import type { SeededRandom } from './seeded-random.ts';
import { type DayNumber, dayNumber, workingDayFrom } from './simulated-days.ts';

/** A session of the demonstration, and what is on its agenda. */
export interface SessionPlan {
  readonly key: string;
  readonly committee: CommitteePlan;
  readonly day: DayNumber;
  readonly agenda: AgendaPlan[];
  /** Cancelled two days before: its dossiers pass at the next one. */
  readonly cancelled: boolean;
}

export interface AgendaPlan {
  readonly dossier: string;
  readonly body: string;
  readonly opinion: 'favourable' | 'with-reservations' | 'adjourned' | 'unfavourable';
}

/** Rounds of sessions, from which day, and how much of the year's work each takes. */
const rounds = [
  { from: dayNumber('2015-12-14'), weight: 30 },
  { from: dayNumber('2016-02-08'), weight: 30 },
  { from: dayNumber('2016-04-04'), weight: 20 },
  { from: dayNumber('2016-06-06'), weight: 12 },
  { from: dayNumber('2016-09-05'), weight: 8 },
] as const;

/** The sessions of every committee: a round about every two months, and further ones for what was put off. */
export class SessionBook {
  readonly #sessions: SessionPlan[] = [];
  readonly #byRound = new Map<string, SessionPlan>();

  constructor(committees: readonly CommitteePlan[], random: SeededRandom) {
    for (const committee of committees) {
      for (const [index, { from }] of rounds.entries()) {
        const day = workingDayFrom(from + random.integer(0, 8));
        const session = this.#add(committee, day, random.chance(0.015));
        this.#byRound.set(`${committee.key}/${String(index)}`, session);
      }
    }
  }

  /** An ordinary session of a committee, in one of the year's rounds (of the first ones, for who still has far to go). */
  drawFor(committee: CommitteePlan, random: SeededRandom, among: number = rounds.length): SessionPlan {
    const round = random.weighted(rounds.slice(0, among), ({ weight }) => weight);
    const session = this.#byRound.get(`${committee.key}/${String(rounds.indexOf(round))}`);
    if (!session) throw new RangeError(`${committee.key} has no session`);
    return session;
  }

  /** The committee's next session from a day on: one within two weeks when there is, else a further one. */
  nextFor(committee: CommitteePlan, from: DayNumber): SessionPlan {
    const known = this.#sessions
      .filter((session) => session.committee.key === committee.key && !session.cancelled)
      .filter(({ day }) => day >= from && day <= from + 6)
      .sort((one, other) => one.day - other.day)[0];
    return known ?? this.#add(committee, workingDayFrom(from + 2), false);
  }

  /** The sessions at which something was to be looked at. */
  held(): readonly SessionPlan[] {
    return this.#sessions.filter(({ agenda }) => agenda.length > 0);
  }

  #add(committee: CommitteePlan, day: DayNumber, cancelled: boolean): SessionPlan {
    const session = {
      key: `session-${String(this.#sessions.length)}`,
      committee,
      day,
      agenda: [],
      cancelled,
    };
    this.#sessions.push(session);
    return session;
  }
}
