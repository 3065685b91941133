import type { DomainError } from './domain-error.ts';

/** What a policy answers: `undefined` when it has nothing against the command, else the refusal. */
export type Verdict = DomainError | undefined;

/** One rule of the domain: a named value that a person can read and a test can name. Pure. */
export type Policy<Command, State, Context = undefined> = (
  command: Command,
  state: State,
  context: Context,
) => Verdict;

export const allowed: Verdict = undefined;

export function refused(refusal: DomainError): Verdict {
  return refusal;
}

/** Walks the list in its order and answers the first refusal, or `allowed`. */
export function firstRefusal<Command, State, Context>(
  policies: readonly Policy<Command, State, Context>[],
  command: Command,
  state: State,
  context: Context,
): Verdict {
  for (const policy of policies) {
    const verdict = policy(command, state, context);
    if (verdict !== allowed) return verdict;
  }
  return allowed;
}
