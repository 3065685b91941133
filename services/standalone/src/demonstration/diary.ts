import type { DossierIntent } from '@jalon/programmation';
import { applicant } from './people.ts';
import type { ProgrammeAct, ProgrammeStep } from './programme-step.ts';
import type { SeededRandom } from './seeded-random.ts';
import { type DayNumber, slotsOfADay, workingDayFrom } from './simulated-days.ts';

/** What happens to one dossier, one act after the other, on working days and in office hours. */
export class Diary {
  readonly steps: ProgrammeStep[] = [];
  readonly #dossier: string;
  readonly #body: string;
  readonly #random: SeededRandom;
  #day: DayNumber;
  #slot = -1;

  constructor(dossier: string, body: string, from: DayNumber, random: SeededRandom) {
    this.#dossier = dossier;
    this.#body = body;
    this.#day = workingDayFrom(from);
    this.#random = random;
  }

  get day(): DayNumber {
    return this.#day;
  }

  get dossier(): string {
    return this.#dossier;
  }

  get body(): string {
    return this.#body;
  }

  /** An agent's act on the dossier, not before a day. */
  agent(persona: { readonly id: string }, from: DayNumber, asked: DossierIntent): this {
    return this.#write(persona.id, from, { on: 'dossier', dossier: this.#dossier, asked });
  }

  /** The applicant's act on its dossier. */
  applicant(from: DayNumber, asked: DossierIntent): this {
    return this.#write(applicant.id, from, { on: 'dossier', dossier: this.#dossier, asked }, this.#body);
  }

  /** The signature of a convention, if the law asks for one by then. */
  convention(
    persona: { readonly id: string },
    from: DayNumber,
    asked: Extract<DossierIntent, { intent: 'sign-convention' }>,
  ): this {
    return this.#write(persona.id, from, { on: 'convention', dossier: this.#dossier, asked });
  }

  /** The dossier is put on a session's agenda: an act on the session, which takes its turn among the others'. */
  agenda(
    persona: { readonly id: string },
    from: DayNumber,
    act: Extract<ProgrammeAct, { on: 'session' }>,
  ): this {
    return this.#write(persona.id, from, act, undefined, act.session);
  }

  /** Nothing more before the day after. */
  skipTo(day: DayNumber): this {
    this.#advance(day);
    return this;
  }

  #write(
    persona: string,
    from: DayNumber,
    act: ProgrammeAct,
    actsFor?: string,
    subject = this.#dossier,
  ): this {
    this.#advance(from);
    this.steps.push({
      day: this.#day,
      slot: this.#slot,
      subject,
      persona,
      ...(actsFor !== undefined && { actsFor }),
      act,
    });
    return this;
  }

  #advance(from: DayNumber): void {
    const day = workingDayFrom(Math.max(from, this.#day));
    this.#slot = day > this.#day ? this.#random.integer(0, 5) : this.#slot + this.#random.integer(1, 2);
    this.#day = day;
    if (this.#slot >= slotsOfADay) {
      this.#day = workingDayFrom(day + 1);
      this.#slot = this.#random.integer(0, 5);
    }
  }
}
