import { type Cents, type Day, DomainError, formatEuros } from '@jalon/kernel';

export class ExtensionTooLate extends DomainError {
  readonly code = 'dossier/extension-too-late';
  constructor(endsOn: Day) {
    super('Une prorogation s’accorde avant la fin de l’action.', { endsOn });
  }
}

export class ExtensionNotLater extends DomainError {
  readonly code = 'dossier/extension-not-later';
  constructor(endsOn: Day, asked: Day) {
    super('La nouvelle fin doit être postérieure à la fin présente.', { endsOn, asked });
  }
}

export class ExerciceNotOver extends DomainError {
  readonly code = 'dossier/exercice-not-over';
  override readonly rule = 'R10';
  constructor(exerciceEndsOn: Day) {
    super('L’exercice de la subvention n’est pas terminé.', { exerciceEndsOn });
  }
}

export class ExerciceOfAnotherGrant extends DomainError {
  readonly code = 'dossier/exercice-of-another-grant';
  override readonly rule = 'R10';
  constructor(exerciceEndsOn: Day, years: readonly number[]) {
    super('Cet exercice n’est pas celui de la subvention.', { exerciceEndsOn, years });
  }
}

export class ReminderNotDue extends DomainError {
  readonly code = 'dossier/reminder-not-due';
  override readonly rule = 'R10';
  constructor(moment: string, from: Day) {
    super('Ce rappel n’est pas encore à envoyer.', { moment, from });
  }
}

export class UnbalancedReport extends DomainError {
  readonly code = 'dossier/unbalanced-report';
  override readonly rule = 'R28';
  constructor(expenses: Cents, resources: Cents) {
    super(
      `Le compte rendu n’est pas équilibré : ${formatEuros(expenses)} de charges, ${formatEuros(resources)} de produits.`,
      { expenses, resources },
    );
  }
}

export class ValidatorIsTheAuthor extends DomainError {
  readonly code = 'dossier/validator-is-the-author';
  constructor(person: string) {
    super('Qui a déposé le compte rendu ne le valide pas.', { person });
  }
}

export class CostAboveReport extends DomainError {
  readonly code = 'dossier/cost-above-report';
  constructor(cost: Cents, reported: Cents) {
    super('Le coût retenu dépasse les dépenses du compte rendu.', { cost, reported });
  }
}

export class MoneyStillExpected extends DomainError {
  readonly code = 'dossier/money-still-expected';
  constructor(lineIds: readonly string[]) {
    super('Une ligne accordée attend encore sa justification.', { lineIds });
  }
}
