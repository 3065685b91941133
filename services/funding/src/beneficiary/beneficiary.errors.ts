import { DomainError } from '@jalon/kernel';

export class IbanInvalid extends DomainError {
  readonly code = 'beneficiary/iban-invalid';
  override readonly kind = 'invalid';
  constructor(fault: 'shape' | 'length' | 'check-digits') {
    super('Ce numéro de compte (IBAN) n’est pas valable.', { fault });
  }
}

export class AccountAlreadyInForce extends DomainError {
  readonly code = 'beneficiary/account-already-in-force';
  constructor(ending: string) {
    super('Ce compte est déjà celui du bénéficiaire.', { ending });
  }
}

export class ProposalNotPending extends DomainError {
  readonly code = 'beneficiary/proposal-not-pending';
  constructor(proposal: string, pending: string) {
    super('Ce n’est pas le compte qui attend une confirmation.', { proposal, pending });
  }
}

/** R3: two persons. */
export class ConfirmerIsTheProposer extends DomainError {
  readonly code = 'beneficiary/confirmer-is-the-proposer';
  override readonly kind = 'forbidden';
  override readonly rule = 'R3';
  constructor(person: string) {
    super('Qui propose un compte ne le confirme pas.', { person });
  }
}

/** A porteur sees its own account only. */
export class NotYourAccount extends DomainError {
  readonly code = 'beneficiary/not-yours';
  override readonly kind = 'forbidden';
  constructor() {
    super('Ce bénéficiaire est un autre porteur.');
  }
}
