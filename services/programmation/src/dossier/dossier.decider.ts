import { type Decider, type Decision, firstRefusal } from '@jalon/kernel';
import { committeePassageDecisions } from './committee/committee-passage.decider.ts';
import { completenessDecisions } from './completeness/completeness.decider.ts';
import { decisionDecisions } from './decision/decision.decider.ts';
import { depositDecisions } from './deposit/deposit.decider.ts';
import type { DossierIntent, dossierIntents } from './dossier.commands.ts';
import type { DossierContext } from './dossier.context.ts';
import type { DossierEvent } from './dossier.events.ts';
import { evolveDossier } from './dossier-life.state.ts';
import { everyIntentPolicies } from './dossier.policies.ts';
import { type Dossier, noDossier } from './dossier.state.ts';
import { executionDecisions } from './execution/execution.decider.ts';
import { fundingDecisions } from './funding/funding.decider.ts';
import { exitDecisions } from './exits/exits.decider.ts';
import { instructionDecisions } from './instruction/instruction.decider.ts';
import type { DecisionsOf } from './intent.commands.ts';

const decisions: DecisionsOf<typeof dossierIntents> = {
  ...depositDecisions,
  ...completenessDecisions,
  ...instructionDecisions,
  ...committeePassageDecisions,
  ...decisionDecisions,
  ...executionDecisions,
  ...exitDecisions,
  ...fundingDecisions,
};

type AnyDecision = (
  fields: Omit<DossierIntent, 'intent'>,
  state: Dossier,
  context: DossierContext,
) => Decision<DossierEvent>;

/** The facts of an intent, or the refusal of the first rule that has something against it. */
export function decideDossier(asked: DossierIntent, state: Dossier, context: DossierContext) {
  const refusal = firstRefusal(everyIntentPolicies, asked, state, context);
  if (refusal) return refusal;
  // The table's types hold each decision to its own fields and states; theStateTakesTheIntent has just checked both.
  const { intent, ...fields } = asked;
  const decide = decisions[intent] as AnyDecision;
  return decide(fields, state, context);
}

/** A dossier: one action of one porteur in one campaign, from its draft to its closing (domain §5.5). */
export const dossierDecider: Decider<Dossier, DossierIntent, DossierEvent, DossierContext> = {
  initialState: noDossier,
  evolve: evolveDossier,
  decide: decideDossier,
};
