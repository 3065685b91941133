import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import { DomainError, type Instant } from '@jalon/kernel';
import { z } from 'zod';
import { Public } from '../access.guard.ts';
import { AUTHENTICATOR } from '../authenticator.ts';
import { Operation } from '../operation.ts';
import type { Principal } from '../principal.ts';
import { type Role, allRoles } from '@jalon/contracts';
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

/** Only mounted in `demo:` mode: a token for an invented person, for whoever asks. */
@Controller('api/auth')
@Public()
export class DemoTokensController {
  readonly #authenticator: DemoAuthenticator;

  constructor(@Inject(AUTHENTICATOR) authenticator: DemoAuthenticator) {
    this.#authenticator = authenticator;
  }

  @Get('personas')
  @Operation({ summary: 'Les personnages de la démonstration' })
  list(): { readonly items: readonly Principal[] } {
    return { items: personas };
  }

  @Post('demo-tokens')
  @HttpCode(200)
  @Operation({ summary: 'Un jeton pour un personnage, valable douze heures', body: demoTokenRequestSchema })
  issue(
    @Body({ schema: demoTokenRequestSchema }) request: z.output<typeof demoTokenRequestSchema>,
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
    return { ...this.#authenticator.issue(persona), persona };
  }
}
