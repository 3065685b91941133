import { Body, Controller, Get, HttpCode, Inject, Post } from '@nestjs/common';
import type { z } from 'zod';
import { Public } from '../access.guard.ts';
import { AUTHENTICATOR } from '../authenticator.ts';
import { Operation } from '../operation.ts';
import type { Principal } from '../principal.ts';
import type { DemoAuthenticator } from './demo-authenticator.ts';
import { type DemoToken, demoTokenFor, demoTokenRequestSchema } from './demo-token.ts';
import { personas } from './personas.ts';

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
    return demoTokenFor(this.#authenticator, request);
  }
}
