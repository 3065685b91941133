import { DomainError } from '@jalon/kernel';

/** The first line does not name what the source always says. */
export class HeadersMissing extends DomainError {
  readonly code = 'extract/headers-missing';
  override readonly kind = 'invalid';
  constructor(source: string, missing: readonly string[]) {
    super('La première ligne ne nomme pas les colonnes de cette source.', { source, missing });
  }
}
