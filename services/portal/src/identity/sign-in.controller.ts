import { Controller, Get, HttpCode, Inject, Post, Query, Req, Res } from '@nestjs/common';
import { Operation, Public } from '@jalon/auth';
import { parse } from '@jalon/http';
import { epochMilliseconds, instantOfEpochMilliseconds } from '@jalon/kernel';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTAL, type PortalSurroundings } from '../portal-surroundings.ts';
import { cookie, noCookie, sealedIn } from '../session/cookies.ts';
import { ForeignRequest } from '../session/session.errors.ts';
import { comesFromElsewhere } from '../session/session-hook.ts';
import { IDENTITY_PROVIDER, ProviderRefused, SignInForgotten } from './identity.errors.ts';
import type { IdentityProvider, SignInBegun } from './identity-provider.ts';

/** As long as a person may take at the provider. */
const longestMs = 15 * 60_000;

const signInSchema = z.object({ to: z.string().max(2_000).optional() });

/** Where there are real people: signing in at their identity provider, and staying signed in. */
@Controller('portal')
@Public()
export class SignInController {
  readonly #portal: PortalSurroundings;
  readonly #provider: IdentityProvider;

  constructor(
    @Inject(PORTAL) portal: PortalSurroundings,
    @Inject(IDENTITY_PROVIDER) provider: IdentityProvider,
  ) {
    this.#portal = portal;
    this.#provider = provider;
  }

  @Get('sign-in')
  @Operation({ summary: 'Aller s’identifier chez son fournisseur d’identité', query: signInSchema })
  async begin(
    @Query() query: unknown,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { to = '/' } = parse(signInSchema, query);
    const { url, begun } = await this.#provider.begin(pageOfOurs(to)).catch(refused);
    const { clock, seal } = this.#portal;
    const until = instantOfEpochMilliseconds(epochMilliseconds(clock.now()) + longestMs);
    const kept = cookie('sign-in', seal.close('sign-in', begun, until), until, clock, request);
    await reply.header('set-cookie', kept).redirect(url);
  }

  @Get('signed-in')
  @Operation({ summary: 'Le retour du fournisseur d’identité' })
  async complete(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const { seal, sessions } = this.#portal;
    const sealed = sealedIn(request, 'sign-in');
    const begun = sealed === undefined ? undefined : seal.open<SignInBegun>('sign-in', sealed);
    if (begun === undefined) throw new SignInForgotten();
    const question = request.url.indexOf('?');
    const query = question === -1 ? '' : request.url.slice(question);
    const session = sessions.begin(await this.#provider.complete(query, begun).catch(refused));
    await reply
      .header('set-cookie', [sessions.cookie(session, request), noCookie('sign-in')])
      .redirect(begun.to);
  }

  @Post('session/renewal')
  @HttpCode(200)
  @Operation({ summary: 'Prolonger la session de ce navigateur' })
  async renew(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply) {
    if (comesFromElsewhere(request)) throw new ForeignRequest();
    const { sessions } = this.#portal;
    const before = sessions.of(request);
    if (before?.refresh === undefined) throw new SignInForgotten();
    const session = sessions.begin(await this.#provider.renew(before.refresh).catch(refused), before);
    reply.header('set-cookie', sessions.cookie(session, request));
    return { expiresAt: session.expiresAt };
  }
}

/** The page that was asked for; an address elsewhere (`//evil.example`, `/\evil.example`) is none of ours. */
function pageOfOurs(to: string): string {
  return /^\/(?![/\\])[^\p{Cc}]*$/u.test(to) ? to : '/';
}

/** What the provider said stays in the log: it may hold a code. */
function refused(error: unknown): never {
  throw new ProviderRefused(error);
}
