import { DomainError } from '@jalon/kernel';

export class SessionNotFound extends DomainError {
  readonly code = 'session/not-found';
  override readonly kind = 'not-found';
  constructor(session: string) {
    super('Cette séance n’existe pas.', { session });
  }
}

export class SessionNotPossibleNow extends DomainError {
  readonly code = 'session/not-possible-now';
  constructor(state: string, intent: string, possible: readonly string[]) {
    super('La séance n’est pas dans un état qui le permet.', { state, intent, possible });
  }
}

export class SessionRoleRefused extends DomainError {
  readonly code = 'session/role-refused';
  override readonly kind = 'forbidden';
  constructor(role: string, roles: readonly string[]) {
    super('Votre rôle ne le permet pas.', { role, roles });
  }
}

export class UnknownCommittee extends DomainError {
  readonly code = 'session/unknown-committee';
  constructor(committee: string) {
    super('Ce comité n’existe pas, ou n’a plus de membres.', { committee });
  }
}

export class UnknownDossier extends DomainError {
  readonly code = 'session/unknown-dossier';
  constructor(dossier: string) {
    super('Ce dossier n’existe pas, ou n’a pas été déposé.', { dossier });
  }
}

export class AlreadyOnAgenda extends DomainError {
  readonly code = 'session/already-on-agenda';
  constructor(dossier: string) {
    super('Ce dossier est déjà à l’ordre du jour.', { dossier });
  }
}

export class NotOnAgenda extends DomainError {
  readonly code = 'session/not-on-agenda';
  constructor(dossier: string) {
    super('Ce dossier n’est pas à l’ordre du jour de cette séance.', { dossier });
  }
}

export class AgendaNotKept extends DomainError {
  readonly code = 'session/agenda-not-kept';
  constructor(missing: readonly string[], unknown: readonly string[]) {
    super('Le nouvel ordre doit reprendre chaque dossier de l’ordre du jour, une fois.', {
      missing,
      unknown,
    });
  }
}

export class SessionDayNotCome extends DomainError {
  readonly code = 'session/day-not-come';
  constructor(heldOn: string, today: string) {
    super('La séance ne peut s’ouvrir avant son jour.', { heldOn, today });
  }
}

export class NotAMember extends DomainError {
  readonly code = 'session/not-a-member';
  constructor(members: readonly string[]) {
    super('Une personne citée ne siège pas à cette séance, ou l’est deux fois.', { members });
  }
}

export class AlreadyRecused extends DomainError {
  readonly code = 'session/already-recused';
  constructor(member: string, dossier: string) {
    super('Ce membre s’est déjà déporté sur ce dossier.', { member, dossier });
  }
}

export class OpinionAlreadyGiven extends DomainError {
  readonly code = 'session/opinion-already-given';
  constructor(dossier: string) {
    super('Le comité a déjà rendu son avis sur ce dossier.', { dossier });
  }
}

/** R19: CGCT L2131-11. */
export class InterestedMemberVotes extends DomainError {
  readonly code = 'session/interested-member-votes';
  override readonly rule = 'R19';
  constructor(members: readonly string[]) {
    super('Un membre déporté ou intéressé au dossier ne peut prendre part au vote.', { members });
  }
}

/** R19: an interest that is known must be declared before the opinion. */
export class InterestNotDeclared extends DomainError {
  readonly code = 'session/interest-not-declared';
  override readonly rule = 'R19';
  constructor(members: readonly string[]) {
    super('Un membre présent a un intérêt connu chez le porteur : son déport doit être noté avant l’avis.', {
      members,
    });
  }
}

export class VotedTwice extends DomainError {
  readonly code = 'session/voted-twice';
  constructor(members: readonly string[]) {
    super('Un membre n’a qu’une voix.', { members });
  }
}

export class AbsentMemberVotes extends DomainError {
  readonly code = 'session/absent-member-votes';
  constructor(members: readonly string[]) {
    super('Seuls les membres présents votent.', { members });
  }
}

export class QuorumNotMet extends DomainError {
  readonly code = 'session/quorum-not-met';
  override readonly rule = 'R19';
  constructor(facts: { readonly entitled: number; readonly present: number; readonly needed: number }) {
    super('Le quorum n’est pas atteint ; les membres déportés n’y comptent pas.', { ...facts });
  }
}
