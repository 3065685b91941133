import { DomainError } from '@jalon/kernel';

/** The first line does not name what the source always says. */
export class HeadersMissing extends DomainError {
  readonly code = 'extract/headers-missing';
  override readonly kind = 'invalid';
  constructor(source: string, missing: readonly string[]) {
    super('La première ligne ne nomme pas les colonnes de cette source.', { source, missing });
  }
}

/** No profile says how this source writes. */
export class UnknownSource extends DomainError {
  readonly code = 'extract/unknown-source';
  override readonly kind = 'invalid';
  constructor(source: string, known: readonly string[]) {
    super('Cette source n’est pas connue.', { source, known });
  }
}

export class PeriodReversed extends DomainError {
  readonly code = 'extract/period-reversed';
  override readonly kind = 'invalid';
  constructor(from: string, until: string) {
    super('La période finit avant de commencer.', { from, until });
  }
}

export class CorrectsItself extends DomainError {
  readonly code = 'extract/corrects-itself';
  constructor(extract: string) {
    super('Ce fichier est celui qu’il corrigerait.', { extract });
  }
}

/** The extract to correct was corrected by another already. */
export class AlreadySuperseded extends DomainError {
  readonly code = 'extract/already-superseded';
  constructor(extract: string, by: string) {
    super('Ce fichier est déjà remplacé par un autre.', { extract, by });
  }
}
