import { firstRefusal } from '@jalon/kernel';
import { budgetPolicies } from '../deposit/deposit.policies.ts';
import type { DecisionsOf } from '../intent.commands.ts';
import { withChanges } from '../dossier-life.state.ts';
import type { completenessIntents } from './completeness.commands.ts';
import {
  theChecklistIsComplete,
  theComplementsAreDueLater,
  theComplementsAreOverdue,
} from './completeness.policies.ts';

export const completenessDecisions: DecisionsOf<typeof completenessIntents> = {
  'request-complements': (fields, state, context) =>
    theComplementsAreDueLater(fields, state, context) ?? [
      { type: 'ComplementsRequested', data: { ...fields, requestedOn: context.today } },
    ],

  'provide-complements': ({ items, contents }, { file }, context) =>
    firstRefusal(budgetPolicies, undefined, withChanges(file.contents, contents), context) ?? [
      { type: 'ComplementsProvided', data: { items, contents, providedOn: context.today } },
    ],

  'default-complements': (fields, state, context) =>
    theComplementsAreOverdue(fields, state, context) ?? [
      { type: 'ComplementsDefaulted', data: { dueOn: state.awaited.dueOn } },
      {
        type: 'ClosedWithoutFollowUp',
        data: { reason: 'Les compléments demandés n’ont pas été fournis dans le délai.' },
      },
    ],

  'declare-admissible': (fields, state, context) =>
    theChecklistIsComplete(fields, state, context) ?? [
      { type: 'DeclaredAdmissible', data: { checklist: [...fields.checklist], declaredOn: context.today } },
    ],

  'declare-inadmissible': ({ ground }) => [{ type: 'DeclaredInadmissible', data: { ground } }],
};
