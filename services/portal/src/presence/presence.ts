import type { Principal } from '@jalon/auth';
import { type Clock, type Instant, epochMilliseconds } from '@jalon/kernel';

export type Doing = 'reading' | 'editing';

/** Somebody who is at a subject now. */
export interface Present {
  readonly id: string;
  readonly name: string;
  readonly role: Principal['role'];
  readonly doing: Doing;
  /** Since when they do this. */
  readonly since: Instant;
}

interface Window extends Present {
  readonly subject: string;
  readonly heardAt: number;
}

/** A window that says nothing for so long is gone: four beats of a page. */
const silence = 45_000; // milliseconds
const mostWindows = 5_000;

/**
 * Who is at which dossier, commitment or session just now: said by their windows as long as they are open, remembered by
 * nobody. It is no fact of the subject's history, and each process of the portal knows of its own windows only.
 */
export class Presence {
  readonly #clock: Clock;
  /** By window, the longest unheard first. */
  readonly #windows = new Map<string, Window>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** A window says what its person does. @returns the others at the same subject, one entry a person */
  hear(window: string, subject: string, person: Principal, doing: Doing): readonly Present[] {
    const key = `${person.id} ${window}`; // nobody speaks for another's window
    const before = this.#windows.get(key);
    const goesOn = before?.subject === subject && before.doing === doing;
    const now = this.#clock.now();
    const { id, name, role } = person;
    this.#windows.delete(key);
    this.#windows.set(key, {
      ...{ id, name, role, doing, subject },
      since: goesOn ? before.since : now,
      heardAt: epochMilliseconds(now),
    });
    this.#forgetSilent();
    return this.#others(subject, id);
  }

  /** A window was closed, or shows something else. */
  leave(window: string, person: Principal): void {
    this.#windows.delete(`${person.id} ${window}`);
  }

  #forgetSilent(): void {
    const least = epochMilliseconds(this.#clock.now()) - silence;
    for (const [key, { heardAt }] of this.#windows) {
      if (heardAt >= least && this.#windows.size <= mostWindows) return;
      this.#windows.delete(key);
    }
  }

  /** Who has two windows is told once, by the one in which they write. */
  #others(subject: string, id: string): readonly Present[] {
    const people = new Map<string, Present>();
    for (const window of this.#windows.values()) {
      if (window.subject !== subject || window.id === id) continue;
      const { heardAt: _heardAt, subject: _subject, ...present } = window;
      if (people.get(window.id)?.doing !== 'editing') people.set(window.id, present);
    }
    return [...people.values()].sort((one, other) => one.since.localeCompare(other.since));
  }
}
