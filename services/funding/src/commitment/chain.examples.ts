import { type DomainError, cents, isRefusal } from '@jalon/kernel';
import { told } from '../decision.examples.ts';
import { reservationOutcome } from '../envelope/consumption/consumption.decider.ts';
import { envelopeDecider } from '../envelope/envelope.decider.ts';
import { act, terms as envelopeTerms } from '../envelope/envelope.examples.ts';
import type { EnvelopeEvent } from '../envelope/envelope.events.ts';
import type { Envelope } from '../envelope/envelope.state.ts';
import { exerciceDecider } from '../exercice/exercice.decider.ts';
import { type Exercice, nextPaymentOrder, nextRecoveryOrder } from '../exercice/exercice.state.ts';
import type { CommitmentIntent } from './commitment.commands.ts';
import type { CommitmentContext } from './commitment.context.ts';
import { commitmentDecider } from './commitment.decider.ts';
import { entailedBy } from './commitment-entailments.ts';
import type { Commitment } from './commitment.state.ts';
import { envelopeMovedBy, exerciceNamedBy } from './commitment-world.ts';

/** Commitments, envelopes and exercices as one value: what the three deciders do together, without a log. */
export interface World {
  readonly commitments: ReadonlyMap<string, Commitment>;
  readonly envelopes: ReadonlyMap<string, Envelope>;
  readonly exercices: ReadonlyMap<number, Exercice>;
}

/** Two envelopes of 1,000 cents allocated, 700 of payment credits in each of two exercices; both exercices open. */
export function aWorld(): World {
  const envelopes = ['etat.fipd.2016', 'etat.dre.2016'].map((envelope) => {
    const events: readonly EnvelopeEvent[] = [
      { type: 'EnvelopeOpened', data: { envelope, ...envelopeTerms } },
      { type: 'AuthorityVoted', data: { amount: cents(1_200), act } },
      { type: 'AuthorityAllocated', data: { amount: cents(1_000), act, operation: 'Actions' } },
      { type: 'PaymentCreditsOpened', data: { amount: cents(700), act, exercice: 2016 } },
    ];
    return [envelope, events.reduce(envelopeDecider.evolve, envelopeDecider.initialState)] as const;
  });
  const { today } = told('2016-01-04', nobody);
  const exercice = exerciceDecider.evolve(exerciceDecider.initialState, {
    type: 'ExerciceOpened',
    data: { exercice: 2016, openedOn: today },
  });
  return { commitments: new Map(), envelopes: new Map(envelopes), exercices: new Map([[2016, exercice]]) };
}

const nobody = { id: 'nobody', name: 'Nobody', role: 'systeme' };

/**
 * What the desk does in one append: the commitment decides with its envelope and its exercice, each of them decides what
 * is entailed; all of it is so, or none.
 */
export function carryOut(
  world: World,
  commitment: string,
  asked: CommitmentIntent,
  actor: CommitmentContext['actor'],
): World | DomainError {
  const before = world.commitments.get(commitment) ?? commitmentDecider.initialState;
  const envelopeId = envelopeMovedBy(asked, before) ?? '';
  const year = exerciceNamedBy(asked) ?? 0;
  let envelope = world.envelopes.get(envelopeId) ?? envelopeDecider.initialState;
  let exercice = world.exercices.get(year) ?? exerciceDecider.initialState;
  const context = told('2016-06-01', actor);
  const events = commitmentDecider.decide(asked, before, {
    ...context,
    commitment,
    reservation: reservationOutcome(envelope, amountToReserve(asked, before)),
    exerciceStatus: exercice.status,
    account: { standing: 'confirmed', ending: '0189' },
    ...(exercice.status !== 'absent' &&
      exercice.status !== 'closed' && {
        paymentNumber: nextPaymentOrder(exercice, context.today),
        recoveryNumber: nextRecoveryOrder(exercice),
      }),
  });
  if (isRefusal(events)) return events;
  for (const event of events) {
    const asks = entailedBy(commitment, event, before.status === 'absent' ? undefined : before);
    if (asks.envelope) {
      const facts = envelopeDecider.decide(asks.envelope, envelope, { ...context, envelope: envelopeId });
      if (isRefusal(facts)) return facts;
      envelope = facts.reduce(envelopeDecider.evolve, envelope);
    }
    if (asks.exercice) {
      const facts = exerciceDecider.decide(asks.exercice.asked, exercice, { ...context, exercice: year });
      if (isRefusal(facts)) return facts;
      exercice = facts.reduce(exerciceDecider.evolve, exercice);
    }
  }
  return {
    commitments: new Map(world.commitments).set(commitment, events.reduce(commitmentDecider.evolve, before)),
    envelopes: envelopeId === '' ? world.envelopes : new Map(world.envelopes).set(envelopeId, envelope),
    exercices: year === 0 ? world.exercices : new Map(world.exercices).set(year, exercice),
  };
}

function amountToReserve(asked: CommitmentIntent, state: Commitment) {
  if (asked.intent === 'open') return asked.granted;
  return state.status === 'absent' ? cents(0) : state.terms.granted;
}
