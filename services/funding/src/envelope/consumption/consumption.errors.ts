import { type Cents, DomainError } from '@jalon/kernel';

/** The commitment has its place already: what it needs more is committed, not reserved twice. */
export class AlreadyReserved extends DomainError {
  readonly code = 'envelope/already-reserved';
  constructor(commitment: string, reserved: Cents) {
    super('Cette ligne a déjà sa réservation.', { commitment, reserved });
  }
}

/** The commitment reserved less than that, or nothing. */
export class ReservationUnknown extends DomainError {
  readonly code = 'envelope/reservation-unknown';
  constructor(commitment: string, amount: Cents, reserved: Cents) {
    super('Cette ligne n’a pas réservé autant.', { commitment, amount, reserved });
  }
}

/** R4: committed would exceed what is allocated. */
export class InsufficientAuthority extends DomainError {
  readonly code = 'envelope/insufficient-authority';
  override readonly rule = 'R4';
  constructor(amount: Cents, available: Cents) {
    super('L’autorisation d’engagement disponible ne suffit pas.', { amount, available });
  }
}

/** What the commitment committed and did not order is less than that. */
export class CommittedLess extends DomainError {
  readonly code = 'envelope/committed-less';
  override readonly rule = 'R4';
  constructor(commitment: string, amount: Cents, remainder: Cents) {
    super('L’engagement n’a pas un tel reste à mandater.', { commitment, amount, remainder });
  }
}

export class OrderAlreadyCounted extends DomainError {
  readonly code = 'envelope/order-already-counted';
  constructor(commitment: string, order: string) {
    super('Ce mandat a déjà pris ses crédits.', { commitment, order });
  }
}

export class OrderUnknown extends DomainError {
  readonly code = 'envelope/order-unknown';
  constructor(commitment: string, order: string) {
    super('Ce mandat n’a pris aucun crédit dans cette enveloppe.', { commitment, order });
  }
}
