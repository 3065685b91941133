import { type Cents, DomainError } from '@jalon/kernel';

/** Credits are moved by amounts that are something. */
export class AmountMissing extends DomainError {
  readonly code = 'envelope/amount-missing';
  override readonly kind = 'invalid';
  constructor() {
    super('Le montant doit être supérieur à zéro.');
  }
}

/** The id does not say funder, dispositif and year. */
export class NameMismatch extends DomainError {
  readonly code = 'envelope/name-mismatch';
  override readonly kind = 'invalid';
  constructor(envelope: string, expected: readonly string[]) {
    super('Le nom de l’enveloppe doit dire son financeur, son dispositif et son année.', {
      envelope,
      expected,
    });
  }
}

export class ParentUnknown extends DomainError {
  readonly code = 'envelope/parent-unknown';
  override readonly kind = 'invalid';
  constructor(parent: string) {
    super('L’enveloppe mère n’existe pas.', { parent });
  }
}

export class ParentOfAnotherFunder extends DomainError {
  readonly code = 'envelope/parent-of-another-funder';
  override readonly kind = 'invalid';
  constructor(parent: string, funder: string) {
    super('L’enveloppe mère est d’un autre financeur.', { parent, funder });
  }
}

/** R4: more authority would be taken than is held and not allocated. */
export class InsufficientUnallocatedAuthority extends DomainError {
  readonly code = 'envelope/insufficient-unallocated-authority';
  override readonly rule = 'R4';
  constructor(amount: Cents, unallocated: Cents) {
    super('L’autorisation d’engagement non affectée ne suffit pas.', { amount, unallocated });
  }
}

/** R4: what is allocated would no longer cover what is reserved and committed. */
export class AllocationInUse extends DomainError {
  readonly code = 'envelope/allocation-in-use';
  override readonly rule = 'R4';
  constructor(amount: Cents, available: Cents) {
    super('Cette affectation est déjà réservée ou engagée.', { amount, available });
  }
}

export class OperationAllocatedLess extends DomainError {
  readonly code = 'envelope/operation-allocated-less';
  constructor(operation: string, amount: Cents, allocated: Cents) {
    super('Cette opération n’est pas dotée d’autant.', { operation, amount, allocated });
  }
}

/** R4: the credits of the exercice do not suffice. */
export class InsufficientPaymentCredits extends DomainError {
  readonly code = 'envelope/insufficient-payment-credits';
  override readonly rule = 'R4';
  constructor(exercice: number, amount: Cents, unspent: Cents) {
    super('Les crédits de paiement de l’exercice ne suffisent pas.', { exercice, amount, unspent });
  }
}

export class ExerciceIsClosed extends DomainError {
  readonly code = 'envelope/exercice-is-closed';
  constructor(exercice: number) {
    super('L’exercice est clos : on n’y ouvre plus de crédits.', { exercice });
  }
}

export class NothingDelegated extends DomainError {
  readonly code = 'envelope/nothing-delegated';
  override readonly kind = 'invalid';
  constructor() {
    super('La délégation porte sur une autorisation, sur des crédits de paiement, ou sur les deux.');
  }
}

export class NotParentAndChild extends DomainError {
  readonly code = 'envelope/not-parent-and-child';
  constructor(from: string, to: string) {
    super('On ne délègue qu’à une enveloppe fille, ou à sa mère pour rendre.', { from, to });
  }
}
