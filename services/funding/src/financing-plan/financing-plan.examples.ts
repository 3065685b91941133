import { somebody } from '@jalon/testing';
import type { Role } from '@jalon/contracts';
import { type Day, cents } from '@jalon/kernel';
import { told } from '../decision.examples.ts';
import type { FinancingPlanEvent, PlanStatement } from './financing-plan.events.ts';
import type { FinancingPlanContext } from './financing-plan.policies.ts';
import type { FinancingPlanStatus } from './financing-plan.state.ts';

/** The protocol of the urban renewal programme, with the report's own figures. */
export const protocol: PlanStatement = {
  title: 'Protocole de préfiguration du NPRU',
  total: cents(9_500_000_00),
  parts: [
    { label: 'Études', amount: cents(2_500_000_00) },
    { label: 'Ingénierie', amount: cents(4_200_000_00) },
    { label: 'Opérations physiques', amount: cents(2_800_000_00) },
  ],
  shares: [
    { financer: 'ANRU', shareBp: 4_900 },
    { financer: 'Bailleurs', shareBp: 1_200 },
    { financer: 'Collectivités', shareBp: 3_700 },
  ],
  source: 'Rapport annuel 2015-2016',
  statedOn: '2016-11-02' as Day,
};

/** The same, were the two per cent given to the State: invented, for the tests. */
export const explained: PlanStatement = {
  ...protocol,
  shares: [...protocol.shares, { financer: 'État', shareBp: 200 }],
  source: 'Un autre document',
};

export const restating = { ...explained, reason: 'Le document signé donne la part manquante.' };

export function asking(role: Role = 'finance', day = '2016-11-10'): FinancingPlanContext {
  return { plan: 'npru-2016', ...told(day, somebody(role)) };
}

const stated: FinancingPlanEvent = {
  type: 'FinancingPlanStated',
  data: { plan: 'npru-2016', ...protocol },
};

/** The facts that lead to each state. */
export const factsTo: Readonly<Record<FinancingPlanStatus, readonly FinancingPlanEvent[]>> = {
  absent: [],
  stated: [stated],
};
