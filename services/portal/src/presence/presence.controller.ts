import { Body, Controller, Delete, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { Caller, Operation, type Principal, Roles } from '@jalon/auth';
import { z } from 'zod';
import { Presence, type Present } from './presence.ts';

/** Porteurs see their own dossiers only: who of the administration looks at them is not told to them. */
const staff = [
  'instructeur',
  'secretaire-comite',
  'decideur',
  'finance',
  'certificateur',
  'auditeur',
  'animateur-conseil',
  'observatoire',
  'admin',
] as const;

const beatSchema = z.strictObject({
  kind: z.enum(['dossier', 'commitment', 'session'], 'dossier, commitment ou session attendu'),
  /** Its reference. */
  id: z.string().min(1).max(60),
  /** One name for as long as it is open. */
  window: z.string().min(1).max(60),
  doing: z.enum(['reading', 'editing'], 'reading ou editing attendu'),
});

/** Who else is at the subject that a window shows. */
@Controller('api/presence')
@Roles(...staff)
export class PresenceController {
  readonly #presence: Presence;

  constructor(@Inject(Presence) presence: Presence) {
    this.#presence = presence;
  }

  @Post()
  @HttpCode(200)
  @Operation({
    summary: 'Dire qu’on regarde ou modifie un sujet, et apprendre qui d’autre',
    roles: staff,
    body: beatSchema,
  })
  hear(
    @Body({ schema: beatSchema }) { kind, id, window, doing }: z.output<typeof beatSchema>,
    @Caller() caller: Principal,
  ): { readonly others: readonly Present[] } {
    return { others: this.#presence.hear(window, `${kind}-${id}`, caller, doing) };
  }

  @Delete(':window')
  @HttpCode(204)
  @Operation({ summary: 'Dire qu’une fenêtre ne montre plus rien', roles: staff })
  leave(@Param('window') window: string, @Caller() caller: Principal): void {
    this.#presence.leave(window, caller);
  }
}
