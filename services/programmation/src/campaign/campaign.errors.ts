import { DomainError } from '@jalon/kernel';

export class CampaignNotFound extends DomainError {
  readonly code = 'campaign/not-found';
  override readonly kind = 'not-found';
  constructor(campaign: string) {
    super('Cette campagne n’existe pas.', { campaign });
  }
}

export class CampaignNotPossibleNow extends DomainError {
  readonly code = 'campaign/not-possible-now';
  constructor(state: string, intent: string, possible: readonly string[]) {
    super('La campagne n’est pas dans un état qui le permet.', { state, intent, possible });
  }
}

export class CampaignRoleRefused extends DomainError {
  readonly code = 'campaign/role-refused';
  override readonly kind = 'forbidden';
  constructor(role: string, roles: readonly string[]) {
    super('Votre rôle ne le permet pas.', { role, roles });
  }
}

export class CalendarReversed extends DomainError {
  readonly code = 'campaign/calendar-reversed';
  override readonly kind = 'invalid';
  constructor(opensAt: string, closesAt: string) {
    super('La campagne doit ouvrir avant de clore.', { opensAt, closesAt });
  }
}

export class UnknownTheme extends DomainError {
  readonly code = 'campaign/unknown-theme';
  override readonly kind = 'invalid';
  constructor(nomenclature: string, themes: readonly string[]) {
    super('Un thème n’est pas de cette nomenclature.', { nomenclature, themes });
  }
}

export class UnknownTerritory extends DomainError {
  readonly code = 'campaign/unknown-territory';
  override readonly kind = 'invalid';
  constructor(territories: readonly string[]) {
    super('Un territoire n’est ni une commune, ni un quartier connu.', { territories });
  }
}

export class UnknownDispositif extends DomainError {
  readonly code = 'campaign/unknown-dispositif';
  override readonly kind = 'invalid';
  constructor(dispositifs: readonly string[]) {
    super('Un dispositif n’est pas de ce financeur.', { dispositifs });
  }
}
