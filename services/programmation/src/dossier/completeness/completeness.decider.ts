import { addDays, daysBetween, firstRefusal } from '@jalon/kernel';
import { budgetPolicies, campaignPolicies } from '../deposit/deposit.policies.ts';
import type { DossierContext } from '../dossier.context.ts';
import type { CaseFile } from '../dossier.state.ts';
import type { DecisionsOf, StateFor } from '../intent.commands.ts';
import { withChanges } from '../dossier-file.state.ts';
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

  'provide-complements': ({ items, contents }, { file, awaited }, context) => {
    // What nobody corrects was taken at the deposit: only corrections are held against the campaign again.
    const corrected = Object.keys(contents).length > 0;
    const policies = corrected ? [...campaignPolicies, ...budgetPolicies] : budgetPolicies;
    return (
      firstRefusal(policies, undefined, withChanges(file.contents, contents), context) ?? [
        {
          type: 'ComplementsProvided',
          data: { items, contents, providedOn: context.today, ...resumedSilence(file, awaited, context) },
        },
      ]
    );
  },

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

/**
 * R14: while the porteur is awaited the two months may stand still; they then run that much longer,
 * and never less long: a machine's clock that was set back between the two takes no day from anybody.
 */
function resumedSilence(
  { silence }: CaseFile,
  { suspendedSince }: StateFor<(typeof completenessIntents)['provide-complements']>['awaited'],
  { today }: DossierContext,
) {
  const waited = suspendedSince === undefined ? 0 : Math.max(0, daysBetween(suspendedSince, today));
  const suspendedDays = (silence?.suspendedDays ?? 0) + waited;
  return silence
    ? {
        suspendedDays,
        silenceMeansRefusalAfter: waited === 0 ? silence.endsOn : addDays(silence.endsOn, waited),
      }
    : { suspendedDays };
}
