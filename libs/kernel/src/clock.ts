/** An instant in UTC, always written `YYYY-MM-DDTHH:mm:ss.sssZ`: the order of the texts is the order of time. */
export type Instant = string & { readonly __instant: true };

const written = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/;

/**
 * Reads an instant with any offset and writes it in UTC to the millisecond.
 * @throws RangeError when the text is not an instant.
 */
export function instant(text: string): Instant {
  const date = new Date(text);
  if (Number.isNaN(date.getTime()) || !/T.*(Z|[+-][0-9]{2}:?[0-9]{2})$/.test(text)) {
    throw new RangeError(`Not an instant: ${text}`);
  }
  return date.toISOString() as Instant;
}

/** Whether a text is written as an `Instant` already. */
export function isInstant(text: string): text is Instant {
  return written.test(text) && !Number.isNaN(Date.parse(text));
}

export function instantOfEpochMilliseconds(milliseconds: number): Instant {
  return new Date(milliseconds).toISOString() as Instant;
}

export function epochMilliseconds(at: Instant): number {
  return Date.parse(at);
}

/** Where time comes from. Injected everywhere; nothing else reads the machine's clock. */
export interface Clock {
  now(): Instant;
}

let lastMilliseconds = -1;
let lastText = '' as Instant;

/** The machine's clock. The text of a millisecond is made once: it is asked for far more often than it changes. */
export const systemClock: Clock = {
  now() {
    const milliseconds = Date.now();
    if (milliseconds !== lastMilliseconds) {
      lastMilliseconds = milliseconds;
      lastText = instantOfEpochMilliseconds(milliseconds);
    }
    return lastText;
  },
};

/** A clock that stands still until it is told: for simulations and tests. */
export class ManualClock implements Clock {
  #now: Instant;

  constructor(start: Instant) {
    this.#now = start;
  }

  now(): Instant {
    return this.#now;
  }

  set(to: Instant): void {
    this.#now = to;
  }

  advance(milliseconds: number): void {
    this.#now = instantOfEpochMilliseconds(epochMilliseconds(this.#now) + milliseconds);
  }
}
