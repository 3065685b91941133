import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import { Operation, type Principal, Public } from '@jalon/auth';
import { type Role, allRoles } from '@jalon/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { PORTAL, type PortalSurroundings } from '../portal-surroundings.ts';
import { noCookie } from './cookies.ts';
import { ForeignRequest, SignInElsewhere } from './session.errors.ts';
import { comesFromElsewhere } from './session-hook.ts';
import type { Session } from './session.ts';

const signInSchema = z.strictObject({
  role: z.enum(allRoles as readonly [Role, ...Role[]], `rôle attendu : ${allRoles.join(', ')}`),
  persona: z.string().max(80).optional(),
  /** For a porteur: the body they act for (`P-…`). */
  organisation: z.string().max(40).optional(),
});

/** What a page knows of who looks at it. */
export interface SessionAnswer {
  readonly mode: 'demonstration' | 'production';
  readonly person?: Principal;
  /** To be repeated as `X-CSRF-Token` on each request that changes something. */
  readonly csrf?: string;
  readonly expiresAt?: string;
}

/** Signing in and out, from a browser. */
@Controller('portal/session')
@Public()
export class SessionController {
  readonly #portal: PortalSurroundings;

  constructor(@Inject(PORTAL) portal: PortalSurroundings) {
    this.#portal = portal;
  }

  @Get()
  @Operation({ summary: 'Qui est identifié dans ce navigateur' })
  async show(@Req() request: FastifyRequest): Promise<SessionAnswer> {
    const session = this.#portal.sessions.living(request);
    // Its token may be over and be renewed: the page asks for that itself, told by what is missing here.
    const person = session && (await this.#portal.authenticator.authenticate(session.token));
    return this.#answer(person && session, person);
  }

  @Post()
  @HttpCode(200)
  @Operation({ summary: 'Prendre le rôle d’un personnage de la démonstration', body: signInSchema })
  async signIn(
    @Body({ schema: signInSchema }) asked: z.output<typeof signInSchema>,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SessionAnswer> {
    // Nobody is signed in by another site's page as somebody they did not choose.
    if (comesFromElsewhere(request)) throw new ForeignRequest();
    const { signIn, sessions } = this.#portal;
    if (signIn === undefined) throw new SignInElsewhere();
    const granted = await signIn.tokenFor(asked);
    const session = sessions.begin(granted);
    reply.header('set-cookie', sessions.cookie(session, request));
    return this.#answer(session, granted.persona);
  }

  @Delete()
  @HttpCode(204)
  @Operation({ summary: 'Quitter la session de ce navigateur' })
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    if (comesFromElsewhere(request)) throw new ForeignRequest();
    reply.header('set-cookie', noCookie('session'));
  }

  #answer(session: Session | undefined, person: Principal | undefined): SessionAnswer {
    const { mode } = this.#portal;
    return session && person ? { mode, person, csrf: session.csrf, expiresAt: session.expiresAt } : { mode };
  }
}
