import { DomainError } from '@jalon/kernel';

/** No order is proposed, and nobody chose one. */
export class NothingProposed extends DomainError {
  readonly code = 'extract-line/nothing-proposed';
  constructor(line: string) {
    super('Aucun mandat n’est proposé pour cette ligne : choisissez-le d’abord.', { line });
  }
}

/** The order is settled already: by this line's double, or by others. */
export class NothingToSettle extends DomainError {
  readonly code = 'extract-line/nothing-to-settle';
  constructor(line: string, state: string, reasons: readonly string[]) {
    super('La ligne est en double ou paie au-delà du mandat : elle ne peut pas être acceptée.', {
      line,
      state,
      reasons,
    });
  }
}

/** Only what leaves no doubt is accepted together with others. */
export class NotExact extends DomainError {
  readonly code = 'extract-line/not-exact';
  constructor(line: string, reasons: readonly string[]) {
    super('La ligne n’est pas exacte : elle s’accepte seule, par une personne qui la regarde.', {
      line,
      reasons,
    });
  }
}

export class OrderUnknown extends DomainError {
  readonly code = 'extract-line/order-unknown';
  override readonly kind = 'invalid';
  constructor(order: string, kind: string) {
    super('Ce mandat ou ce titre n’existe pas, ou n’est pas de la nature de la ligne.', { order, kind });
  }
}

/** The line's money is recorded on another order. */
export class RecordedElsewhere extends DomainError {
  readonly code = 'extract-line/recorded-elsewhere';
  constructor(line: string, order: string) {
    super('Le paiement de cette ligne est déjà constaté sur un autre mandat.', { line, order });
  }
}
