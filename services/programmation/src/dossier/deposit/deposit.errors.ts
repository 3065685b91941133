import { type Cents, DomainError, type Instant, formatEuros } from '@jalon/kernel';

export class UnknownCampaign extends DomainError {
  readonly code = 'dossier/unknown-campaign';
  constructor() {
    super('Cette campagne n’existe pas.');
  }
}

export class CampaignNotOpen extends DomainError {
  readonly code = 'dossier/campaign-not-open';
  constructor(campaign: string, opensAt: Instant, closesAt: Instant) {
    super('La campagne ne reçoit pas de dossier à cette heure.', { campaign, opensAt, closesAt });
  }
}

export class UnknownPorteur extends DomainError {
  readonly code = 'dossier/unknown-porteur';
  constructor() {
    super('Ce porteur n’est pas enregistré.');
  }
}

export class InactivePorteur extends DomainError {
  readonly code = 'dossier/inactive-porteur';
  constructor(porteur: string) {
    super('Ce porteur n’est plus en activité : il ne dépose pas de dossier.', { porteur });
  }
}

export class PorteurWithoutIdentifier extends DomainError {
  readonly code = 'dossier/porteur-without-identifier';
  constructor(porteur: string) {
    super('Le porteur doit être connu par un SIRET ou un numéro RNA pour déposer.', { porteur });
  }
}

export class IncompleteDraft extends DomainError {
  readonly code = 'dossier/incomplete-draft';
  constructor(missing: readonly string[]) {
    super('Le brouillon n’est pas complet.', { missing });
  }
}

export class ThemeOutsideCampaign extends DomainError {
  readonly code = 'dossier/theme-outside-campaign';
  constructor(theme: string, nomenclature: string) {
    super('Ce thème n’est pas de la nomenclature de la campagne.', { theme, nomenclature });
  }
}

export class TerritoryNotEligible extends DomainError {
  readonly code = 'dossier/territory-not-eligible';
  constructor(territories: readonly string[]) {
    super('Un territoire au moins n’est pas éligible à la campagne.', { territories });
  }
}

export class FunderOutsideCampaign extends DomainError {
  readonly code = 'dossier/funder-outside-campaign';
  constructor(lineIds: readonly string[]) {
    super('Une ligne demande un financeur ou un dispositif que la campagne n’ouvre pas.', { lineIds });
  }
}

export class ActionEndsBeforeItStarts extends DomainError {
  readonly code = 'dossier/action-ends-before-it-starts';
  constructor(startsOn: string, endsOn: string) {
    super('L’action finit avant de commencer.', { startsOn, endsOn });
  }
}

export class UnbalancedBudget extends DomainError {
  readonly code = 'dossier/unbalanced-budget';
  override readonly rule = 'R28';
  constructor(expenses: Cents, resources: Cents) {
    super(
      `Le budget n’est pas équilibré : ${formatEuros(expenses)} de charges, ${formatEuros(resources)} de produits.`,
      { expenses, resources },
    );
  }
}

export class UnequalVoluntaryContributions extends DomainError {
  readonly code = 'dossier/unequal-voluntary-contributions';
  override readonly rule = 'R28';
  constructor(expenses: Cents, resources: Cents) {
    super('Les contributions volontaires doivent être égales en charges et en produits.', {
      expenses,
      resources,
    });
  }
}

export class LineNotInBudget extends DomainError {
  readonly code = 'dossier/line-not-in-budget';
  override readonly rule = 'R28';
  constructor(lineIds: readonly string[]) {
    super('Chaque ligne demandée doit être une ressource du budget, pour le même montant.', { lineIds });
  }
}

export class AttestationMissing extends DomainError {
  readonly code = 'dossier/attestation-missing';
  constructor() {
    super('Le signataire doit attester l’exactitude du dossier.');
  }
}

export class RepublicanCommitmentMissing extends DomainError {
  readonly code = 'dossier/republican-commitment-missing';
  override readonly rule = 'R21';
  constructor() {
    super('L’association doit souscrire le contrat d’engagement républicain (décret 2021-1947).');
  }
}
