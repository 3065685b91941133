import { DomainError } from '@jalon/kernel';

export class CorrelationNotFound extends DomainError {
  readonly code = 'audit/correlation-not-found';
  override readonly kind = 'not-found';

  constructor(correlation: string) {
    super('Rien dans l’histoire ne porte cette corrélation.', { correlation });
  }
}

export class SubjectNotFound extends DomainError {
  readonly code = 'audit/subject-not-found';
  override readonly kind = 'not-found';

  constructor(subject: string) {
    super('L’histoire ne connaît pas ce sujet.', { subject });
  }
}
