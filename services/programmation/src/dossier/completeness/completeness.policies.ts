import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DossierContext } from '../dossier.context.ts';
import type { FieldsOf, StateFor } from '../intent.commands.ts';
import { admissibilityChecklist, type completenessIntents } from './completeness.commands.ts';
import { ChecklistIncomplete, ComplementsDueInThePast, ComplementsNotYetDue } from './completeness.errors.ts';

type Intents = typeof completenessIntents;

/** The porteur has a day at least to answer. */
export const theComplementsAreDueLater: Policy<
  FieldsOf<Intents['request-complements']>,
  unknown,
  DossierContext
> = ({ dueOn }, _, { today }) =>
  dueOn > today ? allowed : refused(new ComplementsDueInThePast(dueOn, today));

/** A default is ascertained once the day that was given is over. */
export const theComplementsAreOverdue: Policy<
  unknown,
  StateFor<Intents['default-complements']>,
  DossierContext
> = (_, { awaited }, { today }) =>
  today > awaited.dueOn ? allowed : refused(new ComplementsNotYetDue(awaited.dueOn));

export const theChecklistIsComplete: Policy<
  FieldsOf<Intents['declare-admissible']>,
  unknown,
  DossierContext
> = ({ checklist }) => {
  const missing = admissibilityChecklist.filter((piece) => !checklist.includes(piece));
  return missing.length === 0 ? allowed : refused(new ChecklistIncomplete(missing));
};
