import { type Day, DomainError } from '@jalon/kernel';

export class ComplementsDueInThePast extends DomainError {
  readonly code = 'dossier/complements-due-in-the-past';
  constructor(dueOn: Day, today: Day) {
    super('La date limite des compléments doit laisser un jour au moins au porteur.', { dueOn, today });
  }
}

export class ComplementsNotYetDue extends DomainError {
  readonly code = 'dossier/complements-not-yet-due';
  constructor(dueOn: Day) {
    super('Le délai laissé au porteur pour compléter n’est pas passé.', { dueOn });
  }
}

export class ChecklistIncomplete extends DomainError {
  readonly code = 'dossier/checklist-incomplete';
  constructor(missing: readonly string[]) {
    super('Toutes les pièces de la liste de recevabilité ne sont pas vérifiées.', { missing });
  }
}
