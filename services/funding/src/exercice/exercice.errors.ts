import { type Day, DomainError } from '@jalon/kernel';

/** The period would end in its own year, or later than the law lets it. */
export class ComplementaryPeriodMisplaced extends DomainError {
  readonly code = 'exercice/complementary-period-misplaced';
  override readonly kind = 'invalid';
  constructor(until: Day, first: Day, last: Day) {
    super('La journée complémentaire finit en janvier suivant, au jour que la loi permet au plus tard.', {
      until,
      first,
      last,
    });
  }
}

/** Its year has not begun, or is over without a complementary period, or that period is over. */
export class ExerciceTakesNoOrder extends DomainError {
  readonly code = 'exercice/takes-no-order';
  constructor(exercice: number, today: Day, last: Day) {
    super('L’exercice ne reçoit pas d’ordre à cette date.', { exercice, today, last });
  }
}

/** In the complementary period, an order pays a service done in the year that ends. */
export class ServiceOfAnotherYear extends DomainError {
  readonly code = 'exercice/service-of-another-year';
  constructor(exercice: number, certifiedOn: Day) {
    super('Pendant la journée complémentaire, on ne mandate que des services faits dans l’année.', {
      exercice,
      certifiedOn,
    });
  }
}

/** Its year, or its complementary period, is not over. */
export class YearNotOver extends DomainError {
  readonly code = 'exercice/year-not-over';
  constructor(exercice: number, last: Day) {
    super('L’exercice n’est pas fini : il se clôt après son dernier jour.', { exercice, last });
  }
}
