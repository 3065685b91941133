import { DomainError, type Instant } from '@jalon/kernel';
import { type Role, allRoles } from '@jalon/contracts';
import { z } from 'zod';
import type { Principal } from '../principal.ts';
import type { DemoAuthenticator } from './demo-authenticator.ts';
import { personaOf, personas } from './personas.ts';

export const demoTokenRequestSchema = z.strictObject({
  role: z.enum(allRoles as readonly [Role, ...Role[]], `rôle attendu : ${allRoles.join(', ')}`),
  /** One persona of this role; default: the first. */
  persona: z.string().max(80).optional(),
  /** For a porteur: the body they act for (`P-…`). */
  organisation: z.string().max(40).optional(),
});

export interface DemoToken {
  readonly token: string;
  readonly persona: Principal;
  readonly expiresAt: Instant;
}

class UnknownPersona extends DomainError {
  readonly code = 'auth/unknown-persona';
  override readonly kind = 'not-found';
}

/** A token for an invented person. @throws UnknownPersona when nobody bears that name and role */
export function demoTokenFor(
  authenticator: DemoAuthenticator,
  request: z.output<typeof demoTokenRequestSchema>,
): DemoToken {
  const found =
    request.persona === undefined
      ? personaOf(request.role)
      : personas.find((persona) => persona.id === request.persona && persona.role === request.role);
  if (found === undefined) {
    throw new UnknownPersona(`Aucun personnage « ${request.persona} » pour le rôle « ${request.role} ».`);
  }
  const persona =
    request.role === 'porteur' && request.organisation !== undefined
      ? { ...found, organisation: request.organisation }
      : found;
  return { ...authenticator.issue(persona), persona };
}
