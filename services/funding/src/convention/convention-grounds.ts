import { type Cents, sum } from '@jalon/kernel';
import type { Beneficiary } from '../commitment/commitment.events.ts';
import type { RulesInForce } from '../reference/legal-rules.ts';
import type { CoveredCommitment, Ground } from './convention.events.ts';

/** What a body was granted, as far as the grounds of a convention look at it. */
export interface GrantGiven extends CoveredCommitment {
  readonly dossier: string;
  readonly beneficiary: Beneficiary;
}

/** R9: the threshold concerns private-law bodies alone. */
export function mayNeedAConvention(
  { legalForm }: Pick<Beneficiary, 'legalForm'>,
  { conventionOnlyForPrivateLaw }: Pick<RulesInForce, 'conventionOnlyForPrivateLaw'>,
): boolean {
  return legalForm === 'private-law' || !conventionOnlyForPrivateLaw;
}

/** R7: « dépasse »: 23 000.00 € does not oblige, one cent more does. */
export function exceedsTheThreshold(
  total: Cents,
  { conventionAbove }: Pick<RulesInForce, 'conventionAbove'>,
): boolean {
  return total > conventionAbove;
}

/** R8: what one funder gave one body for one year, split and complementary grants added. In cents. */
export function givenInTheYear(
  funder: string,
  year: number,
  record: readonly Pick<GrantGiven, 'funder' | 'year' | 'amount'>[],
): Cents {
  return sum(
    record.filter((grant) => grant.funder === funder && grant.year === year).map(({ amount }) => amount),
  );
}

/**
 * R7 to R9: why a convention is imposed on some commitments of a body; none when nothing imposes it.
 * @param covered what the convention would cover.
 * @param record everything that the body was granted, the covered commitments included or not.
 */
export function groundsOf(
  beneficiary: Pick<Beneficiary, 'legalForm'>,
  covered: readonly CoveredCommitment[],
  record: readonly GrantGiven[],
  rules: RulesInForce,
): readonly Ground[] {
  if (!mayNeedAConvention(beneficiary, rules)) return [];
  const named = new Set(covered.map(({ commitment }) => commitment));
  const all = [...covered, ...record.filter(({ commitment }) => !named.has(commitment))];
  const pairs = new Map(covered.map(({ funder, year }) => [`${funder} ${year}`, { funder, year }]));
  return [...pairs.values()]
    .map(({ funder, year }) => ({
      funder,
      year,
      total: givenInTheYear(funder, year, all),
      threshold: rules.conventionAbove,
    }))
    .filter(({ total }) => exceedsTheThreshold(total, rules));
}
