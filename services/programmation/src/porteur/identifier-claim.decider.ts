import type { Decider } from '@jalon/kernel';
import type { IdentifierClaimEvent } from './identifier-claim.events.ts';
import { IdentifierTaken } from './porteur.errors.ts';

/** Whose identifier it is; undefined while nobody has it. */
export interface IdentifierClaim {
  readonly porteur: string | undefined;
}

export type ClaimIdentifier = IdentifierClaimEvent['data'];

/**
 * The uniqueness of identifiers, one stream each: the claim is written in the same append as the registration, so
 * that of two registrations of one SIRET, however close, one alone stands.
 */
export const identifierClaimDecider: Decider<IdentifierClaim, ClaimIdentifier, IdentifierClaimEvent> = {
  initialState: { porteur: undefined },
  evolve: (_, { data }) => ({ porteur: data.porteur }),
  decide: (claim, { porteur }) => {
    if (porteur === undefined) return [{ type: 'IdentifierClaimed', data: claim }];
    return porteur === claim.porteur ? [] : new IdentifierTaken(claim.identifier, porteur);
  },
};
