import { type Decider, type Decision, firstRefusal } from '@jalon/kernel';
import type { TaxAbatementIntent, TaxAbatementIntentFields } from './tax-abatement.commands.ts';
import type { TaxAbatementEvent } from './tax-abatement.events.ts';
import {
  type TaxAbatementContext,
  everyIntentPolicies,
  everyYearPolicies,
  signaturePolicies,
  signingPolicies,
} from './tax-abatement.policies.ts';
import {
  type TaxAbatement,
  evolveTaxAbatement,
  noTaxAbatement,
  valuedOf,
  yearOf,
} from './tax-abatement.state.ts';

/** An abatement convention: what a landlord saves, what it does in return, who agrees to both. */
export const taxAbatementDecider: Decider<
  TaxAbatement,
  TaxAbatementIntent,
  TaxAbatementEvent,
  TaxAbatementContext
> = {
  initialState: noTaxAbatement,
  evolve: evolveTaxAbatement,
  decide(asked, state, context) {
    const refusal =
      firstRefusal(everyIntentPolicies, asked, state, context) ??
      (asked.intent === 'sign' ? undefined : firstRefusal(everyYearPolicies, asked, state, context));
    if (refusal) return refusal;
    switch (asked.intent) {
      case 'sign': {
        const { intent: _, ...terms } = asked;
        return (
          firstRefusal(signingPolicies, terms, state, context) ?? [
            { type: 'AbatementConventionSigned', data: { convention: context.convention, ...terms } },
          ]
        );
      }
      case 'plan-year': {
        const { intent: _, ...plan } = asked;
        return [{ type: 'AbatementYearPlanned', data: plan }];
      }
      case 'submit-balance': {
        const { intent: _, ...sheet } = asked;
        return [{ type: 'AbatementBalanceSubmitted', data: sheet }];
      }
      case 'sign-balance': {
        const { intent: _, ...signature } = asked;
        return firstRefusal(signaturePolicies, signature, state, context) ?? signed(signature, state);
      }
      case 'return-balance': {
        const { intent: _, ...returned } = asked;
        return [{ type: 'AbatementBalanceReturned', data: returned }];
      }
    }
  },
};

/** The third signature validates the sheet. */
function signed(
  signature: TaxAbatementIntentFields<'sign-balance'>,
  state: TaxAbatement,
): Decision<TaxAbatementEvent> {
  const given: TaxAbatementEvent = { type: 'AbatementBalanceSigned', data: signature };
  const sheet = yearOf(state, signature.year);
  if (sheet?.status !== 'submitted' || sheet.signatures.length < 2) return [given];
  const { year, signedOn: validatedOn } = signature;
  return [
    given,
    {
      type: 'AbatementBalanceValidated',
      data: { year, validatedOn, saving: sheet.saving, valued: valuedOf(sheet) },
    },
  ];
}
