import { DomainError } from '@jalon/kernel';
import { type SiretFault, siretFaultSentences } from '@jalon/contracts';

export class PorteurNotFound extends DomainError {
  readonly code = 'porteur/not-found';
  override readonly kind = 'not-found';
  constructor(porteur: string) {
    super('Ce porteur n’existe pas.', { porteur });
  }
}

export class PorteurNotPossibleNow extends DomainError {
  readonly code = 'porteur/not-possible-now';
  constructor(state: string, intent: string, possible: readonly string[]) {
    super('Le porteur n’est pas dans un état qui le permet.', { state, intent, possible });
  }
}

export class PorteurRoleRefused extends DomainError {
  readonly code = 'porteur/role-refused';
  override readonly kind = 'forbidden';
  constructor(role: string, roles: readonly string[]) {
    super('Votre rôle ne le permet pas.', { role, roles });
  }
}

export class IdentifierMissing extends DomainError {
  readonly code = 'porteur/identifier-missing';
  override readonly kind = 'invalid';
  constructor() {
    super('Un SIRET ou un RNA est nécessaire.', { field: 'identifiers' });
  }
}

export class UnsoundSiret extends DomainError {
  readonly code = 'porteur/unsound-siret';
  override readonly kind = 'invalid';
  constructor(siret: string, fault: SiretFault) {
    super(`${siretFaultSentences[fault]}.`, { field: 'identifiers.siret', siret, fault });
  }
}

export class UnsoundRna extends DomainError {
  readonly code = 'porteur/unsound-rna';
  override readonly kind = 'invalid';
  constructor(rna: string) {
    super('Un RNA est un W suivi de neuf chiffres ou lettres majuscules.', { field: 'identifiers.rna', rna });
  }
}

export class UnknownCommune extends DomainError {
  readonly code = 'porteur/unknown-commune';
  override readonly kind = 'invalid';
  constructor(commune: string) {
    super('Le code de la commune a cinq caractères (INSEE).', { field: 'commune', commune });
  }
}

export class ChangeBeforeTheLast extends DomainError {
  readonly code = 'porteur/change-before-the-last';
  constructor(since: string, last: string) {
    super('Ce changement est daté avant le précédent.', { since, last });
  }
}

/** Two porteurs cannot have one identifier. */
export class IdentifierTaken extends DomainError {
  readonly code = 'porteur/identifier-taken';
  constructor(identifier: string, porteur: string) {
    super('Un autre porteur a déjà cet identifiant.', { identifier, porteur });
  }
}
