import { z } from 'zod';

/** The facts of an identifier (SIRET or RNA): which porteur it is of. */
export const identifierClaimEventSchemas = {
  IdentifierClaimed: z.object({ identifier: z.string(), porteur: z.string() }),
} as const;

export type IdentifierClaimEvent = {
  readonly type: 'IdentifierClaimed';
  readonly data: z.infer<(typeof identifierClaimEventSchemas)['IdentifierClaimed']>;
};
