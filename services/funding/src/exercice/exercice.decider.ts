import { type Decider, type Decision, firstRefusal } from '@jalon/kernel';
import type { ExerciceIntent } from './exercice.commands.ts';
import type { ExerciceEvent } from './exercice.events.ts';
import {
  type ExerciceContext,
  everyIntentPolicies,
  paymentOrderPolicies,
  theComplementaryPeriodIsWithinTheLaw,
  theExerciceTakesOrdersToday,
  theYearIsOver,
} from './exercice.policies.ts';
import {
  type Exercice,
  type OpenExercice,
  evolveExercice,
  nextPaymentOrder,
  nextRecoveryOrder,
  noExercice,
} from './exercice.state.ts';

function decideExercice(
  asked: ExerciceIntent,
  state: Exercice,
  context: ExerciceContext,
): Decision<ExerciceEvent> {
  const refusal = firstRefusal(everyIntentPolicies, asked, state, context);
  if (refusal) return refusal;
  if (asked.intent === 'open') {
    return [{ type: 'ExerciceOpened', data: { exercice: context.exercice, openedOn: context.today } }];
  }
  // theStateTakesTheIntent has just refused every other state.
  return decideInOpen(asked, state as OpenExercice, context);
}

function decideInOpen(
  asked: Exclude<ExerciceIntent, { readonly intent: 'open' }>,
  state: OpenExercice,
  context: ExerciceContext,
): Decision<ExerciceEvent> {
  const { today } = context;
  switch (asked.intent) {
    case 'open-complementary-period': {
      const { until } = asked;
      return (
        theComplementaryPeriodIsWithinTheLaw({ until }, state, context) ?? [
          { type: 'ComplementaryPeriodOpened', data: { until } },
        ]
      );
    }
    case 'number-payment-order': {
      const refusal = firstRefusal(paymentOrderPolicies, asked, state, context);
      if (refusal) return refusal;
      const { commitment, order, amount } = asked;
      const place = nextPaymentOrder(state, today);
      return [
        { type: 'PaymentOrderNumbered', data: { ...place, commitment, order, amount, issuedOn: today } },
      ];
    }
    case 'number-recovery-order': {
      const { commitment, recovery, amount } = asked;
      const number = nextRecoveryOrder(state);
      return (
        theExerciceTakesOrdersToday(asked, state, context) ?? [
          { type: 'RecoveryOrderNumbered', data: { number, commitment, recovery, amount, issuedOn: today } },
        ]
      );
    }
    case 'close': {
      const { act } = asked;
      return (
        theYearIsOver({ act }, state, context) ?? [{ type: 'ExerciceClosed', data: { closedOn: today, act } }]
      );
    }
  }
}

/** An exercice: it numbers the orders of its year without a gap, and closes. */
export const exerciceDecider: Decider<Exercice, ExerciceIntent, ExerciceEvent, ExerciceContext> = {
  initialState: noExercice,
  evolve: evolveExercice,
  decide: decideExercice,
};
