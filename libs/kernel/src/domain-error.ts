import type { Json } from './json.ts';

/** What kind of refusal it is; the HTTP layer alone turns it into a status. */
export type RefusalKind =
  /** The intent itself is malformed: a field is missing or wrong. */
  | 'invalid'
  /** A rule of the domain refuses it in the present state. */
  | 'refused'
  /** Nobody is known to be asking. */
  | 'unauthenticated'
  /** The person may not do this. */
  | 'forbidden'
  /** What it speaks of does not exist. */
  | 'not-found';

/** The facts of a refusal, in the domain's words, so that a person or a program can act on it. */
export type Facts = Readonly<Record<string, Json>>;

/**
 * A refusal in the words of the domain. Each refusal is a named subclass.
 * It is a value: a decider returns it, it is thrown only at the edge of the domain.
 */
export abstract class DomainError extends Error {
  /** Stable, never reused: `dossier/unbalanced-budget`. Programs depend on it. */
  abstract readonly code: string;
  /** The rule that refuses, by its number in the domain's list (`R28`), when it has one. */
  readonly rule: string | undefined = undefined;
  readonly kind: RefusalKind = 'refused';
  readonly facts: Facts;

  /** @param sentence one French sentence for the person on the screen. */
  constructor(sentence: string, facts: Facts = {}) {
    const limit = Error.stackTraceLimit;
    Error.stackTraceLimit = 0; // a refusal is an answer, not an accident: no stack to pay for
    super(sentence);
    Error.stackTraceLimit = limit;
    this.name = new.target.name;
    this.facts = facts;
  }
}
