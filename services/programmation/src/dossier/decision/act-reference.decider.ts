import type { Decider } from '@jalon/kernel';
import type { ActReferenceEvent } from './act-reference.events.ts';
import { ActReferenceTaken } from './decision.errors.ts';

/** Which decision bears the reference; undefined while it is free. */
export interface ActReference {
  readonly heldBy: { readonly dossier: string; readonly lineId: string } | undefined;
}

export type ClaimActReference = ActReferenceEvent['data'];

/**
 * The uniqueness of acts' references, one stream each: the claim is written in the same append as the decision, so
 * that of two decisions under one reference, however close, one alone stands.
 */
export const actReferenceDecider: Decider<ActReference, ClaimActReference, ActReferenceEvent> = {
  initialState: { heldBy: undefined },
  evolve: (_, { data: { dossier, lineId } }) => ({ heldBy: { dossier, lineId } }),
  decide: (claim, { heldBy }) =>
    heldBy
      ? new ActReferenceTaken(claim.reference, heldBy.dossier)
      : [{ type: 'ActReferenceClaimed', data: claim }],
};

/** How a reference is compared: case and spaces do not make another act. */
export function comparableReference(reference: string): string {
  return reference.trim().replace(/\s+/g, ' ').toUpperCase();
}
