import { type Day, DomainError } from '@jalon/kernel';

export class AlreadyPartlyDecided extends DomainError {
  readonly code = 'dossier/already-partly-decided';
  constructor(lineIds: readonly string[]) {
    super('Une ligne a déjà reçu une décision.', { lineIds });
  }
}

export class SilenceNotOver extends DomainError {
  readonly code = 'dossier/silence-not-over';
  override readonly rule = 'R14';
  constructor(endsOn: Day) {
    super('Le silence ne vaut pas encore rejet.', { endsOn });
  }
}

export class SilenceSuspended extends DomainError {
  readonly code = 'dossier/silence-suspended';
  override readonly rule = 'R14';
  constructor() {
    super('Le délai de deux mois est suspendu, ou ne court plus.');
  }
}

export class NothingToLapse extends DomainError {
  readonly code = 'dossier/nothing-to-lapse';
  constructor(lineId: string) {
    super('Cette ligne n’est pas accordée : elle ne peut devenir caduque.', { lineId });
  }
}
