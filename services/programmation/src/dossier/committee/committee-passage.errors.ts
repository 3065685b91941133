import { DomainError } from '@jalon/kernel';

export class UnknownLine extends DomainError {
  readonly code = 'dossier/unknown-line';
  override readonly kind = 'invalid';
  constructor(lineIds: readonly string[]) {
    super('Une ligne citée n’est pas du dossier, ou l’est deux fois.', { lineIds });
  }
}

export class ProposalAboveRequest extends DomainError {
  readonly code = 'dossier/proposal-above-request';
  constructor(lineIds: readonly string[]) {
    super('Un montant proposé dépasse le montant demandé.', { lineIds });
  }
}

export class NotOnThisAgenda extends DomainError {
  readonly code = 'dossier/not-on-this-agenda';
  constructor(session: string, onAgendaOf: string) {
    super('Le dossier n’est pas à l’ordre du jour de cette séance.', { session, onAgendaOf });
  }
}
