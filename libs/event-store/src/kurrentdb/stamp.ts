import type { Clock, Instant } from '@jalon/kernel';

/**
 * The instant of record: the clock's, and never before one that this program has written or read. Several programs on
 * one log each keep this rule for what they write; between them it holds as far as their clocks agree.
 */
export class Stamp {
  readonly #clock: Clock;
  #latest: Instant | undefined;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  saw(recordedAt: Instant): void {
    if (this.#latest === undefined || recordedAt > this.#latest) this.#latest = recordedAt;
  }

  next(): Instant {
    this.saw(this.#clock.now());
    return this.#latest ?? this.#clock.now();
  }
}
