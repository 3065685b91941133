import type { Principal } from '@jalon/auth';
import { personas } from '@jalon/auth/demo';
import type { ProgrammeStep } from './programme-step.ts';

/** The plan's keys and the references that the subjects were given when they came to be. */
export class Cast {
  readonly #references = new Map<string, string>();

  named(key: string, reference: string): void {
    this.#references.set(key, reference);
  }

  /** @throws Error when the subject does not exist yet: the plan is out of order. */
  referenceOf(key: string): string {
    const reference = this.#references.get(key);
    if (reference === undefined) throw new Error(`The demonstration speaks of ${key} before it exists`);
    return reference;
  }

  /** Who acts; a porteur's persona acts for one body. */
  actor({ persona, actsFor }: ProgrammeStep): Principal {
    const principal = personas.find(({ id }) => id === persona);
    if (!principal) throw new Error(`No persona ${persona}`);
    return actsFor === undefined ? principal : { ...principal, organisation: this.referenceOf(actsFor) };
  }
}
