export interface Figures {
  readonly committed: number;
  readonly released: number;
  readonly liquidated: number;
  readonly ordered: number;
  readonly paid: number;
  readonly recovered: number;
}

export interface OfExercice extends Figures {
  readonly exercice: number;
}

/** An exercice with what follows from its figures. */
export interface YearFigures extends OfExercice {
  /** Committed, what was given back taken off. */
  readonly net: number;
  /** What all the years up to this one committed and have not paid. */
  readonly leftAfter: number;
}

/** @param exercices in their order */
export function yearsOf(exercices: readonly OfExercice[]): readonly YearFigures[] {
  let leftAfter = 0;
  return exercices.map((year) => {
    const net = year.committed - year.released;
    leftAfter += net - year.paid;
    return { ...year, net, leftAfter };
  });
}
