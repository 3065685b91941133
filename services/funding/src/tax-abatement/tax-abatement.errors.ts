import { type Cents, DomainError, formatEuros } from '@jalon/kernel';

/** R22: the convention is that of three. */
export class SignatoriesMissing extends DomainError {
  readonly code = 'tax-abatement/signatories-missing';
  override readonly kind = 'invalid';
  constructor(parties: readonly string[]) {
    super('La convention est signée par la ville, le bailleur et l’État, une fois chacun.', { parties });
  }
}

/** One person signs for two parties. */
export class SignsForTwo extends DomainError {
  readonly code = 'tax-abatement/signs-for-two';
  constructor(person: string) {
    super('La même personne ne signe pas pour deux parties.', { person });
  }
}

export class YearsReversed extends DomainError {
  readonly code = 'tax-abatement/years-reversed';
  override readonly kind = 'invalid';
  constructor(firstYear: number, lastYear: number) {
    super('La dernière année précède la première.', { firstYear, lastYear });
  }
}

export class YearNotCovered extends DomainError {
  readonly code = 'tax-abatement/year-not-covered';
  override readonly kind = 'invalid';
  constructor(year: number, firstYear: number, lastYear: number) {
    super('La convention ne couvre pas cette année.', { year, firstYear, lastYear });
  }
}

/** The year's balance sheet is not where the intent takes it. */
export class YearNotReady extends DomainError {
  readonly code = 'tax-abatement/year-not-ready';
  constructor(year: number, state: string, intent: string) {
    super('Le bilan de l’année n’en est pas là.', { year, state, intent });
  }
}

export class PartySignedAlready extends DomainError {
  readonly code = 'tax-abatement/party-signed-already';
  constructor(party: string) {
    super('Cette partie a déjà signé le bilan.', { party });
  }
}

/** R22: the valued expenses should cover the saving. */
export class SavingNotCovered extends DomainError {
  readonly code = 'tax-abatement/saving-not-covered';
  constructor(saving: Cents, valued: Cents) {
    super(
      `Les dépenses valorisées (${formatEuros(valued)}) ne couvrent pas l’économie d’impôt (${formatEuros(saving)}) : une réserve est nécessaire.`,
      { saving, valued },
    );
  }
}
