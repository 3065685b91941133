import { dossierEventSchemas } from '../dossier.events.ts';
import { intent } from '../intent.commands.ts';

/** What a committee's session does to a dossier: the session's own intents carry these, in one append. */
export const committeePassageIntents = {
  'take-place-on-agenda': intent({
    schema: dossierEventSchemas.PutOnAgenda,
    roles: ['instructeur', 'secretaire-comite', 'admin'],
    // Programmed too: an amount above what was programmed asks for a new passage in committee.
    from: ['under-instruction', 'opinion-given', 'programmed'],
    summary: 'Prendre place à l’ordre du jour d’une séance',
    internal: true,
  }),
  'change-proposal': intent({
    schema: dossierEventSchemas.ProposalChanged,
    roles: ['instructeur', 'secretaire-comite', 'admin'],
    from: ['on-agenda'],
    summary: 'Changer ce qui est proposé au comité',
    internal: true,
  }),
  'leave-agenda': intent({
    schema: dossierEventSchemas.TakenOffAgenda,
    roles: ['instructeur', 'secretaire-comite', 'admin'],
    from: ['on-agenda'],
    summary: 'Quitter l’ordre du jour',
    internal: true,
  }),
  'receive-opinion': intent({
    schema: dossierEventSchemas.CommitteeOpinionGiven,
    roles: ['secretaire-comite', 'admin'],
    from: ['on-agenda'],
    summary: 'Recevoir l’avis du comité',
    internal: true,
  }),
} as const;
