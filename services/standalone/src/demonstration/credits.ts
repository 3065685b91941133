/** A dispositif of the demonstration: who pays, and how its money is spread. */
export interface DispositifPlan {
  readonly funder: string;
  readonly dispositif: string;
  /** What it grants in the year, in euros, exactly; undefined when nothing fixes it. */
  readonly total: number | undefined;
  /** How many funded dossiers it is the main line of (of a thousand and some), relative to the others. */
  readonly weight: number;
  /** The themes of the contract's nomenclature that it serves. */
  readonly themes: readonly string[];
  readonly onlyPublicBodies?: true;
  /** Whether a committee by theme looks at it, rather than the territory's. */
  readonly thematic?: true;
}

/** State specific credits of 2016: 23 715 812 € in all (annual report 2015-2016). The split between the ten is invented. */
export const stateTotal = 23_715_812;

/** The Région's, over FITA, FPH and NQE: 792 061 € in all (same report). The split is invented. */
export const regionTotal = 792_061;

/** About what the report tells: the total value of funded actions of the year. In euros. */
export const actionsTotal = 40_012_350;

export const stateDispositifs: readonly DispositifPlan[] = [
  {
    funder: 'etat',
    dispositif: 'contrat-de-ville',
    total: 8_950_000,
    weight: 560,
    themes: ['1', '2', '2', '3'],
  },
  {
    funder: 'etat',
    dispositif: 'dre',
    total: 5_120_000,
    weight: 36,
    themes: ['2.1'],
    onlyPublicBodies: true,
    thematic: true,
  },
  { funder: 'etat', dispositif: 'asv', total: 412_000, weight: 30, themes: ['2.2'], thematic: true },
  { funder: 'etat', dispositif: 'vvv', total: 655_000, weight: 110, themes: ['2'] },
  { funder: 'etat', dispositif: 'ciec', total: 1_180_000, weight: 90, themes: ['1', '2'] },
  {
    funder: 'etat',
    dispositif: 'dpv',
    total: 4_700_000,
    weight: 40,
    themes: ['3', '3.1', '3.2'],
    onlyPublicBodies: true,
  },
  { funder: 'etat', dispositif: 'clas', total: 1_150_000, weight: 95, themes: ['2.1'] },
  { funder: 'etat', dispositif: 'internats', total: 520_000, weight: 12, themes: ['2.1'], thematic: true },
  { funder: 'etat', dispositif: 'cordees', total: 268_812, weight: 16, themes: ['2.1'], thematic: true },
  { funder: 'etat', dispositif: 'fipd', total: 760_000, weight: 60, themes: ['2.3'], thematic: true },
];

export const regionDispositifs: readonly DispositifPlan[] = [
  { funder: 'region', dispositif: 'fita', total: 310_000, weight: 40, themes: ['3'] },
  { funder: 'region', dispositif: 'fph', total: 264_561, weight: 70, themes: ['2', '3'] },
  { funder: 'region', dispositif: 'nqe', total: 217_500, weight: 30, themes: ['2', '3'] },
];

/** Funders whose total nothing fixes. */
export const localDispositifs: readonly DispositifPlan[] = [
  { funder: 'mel', dispositif: 'politique-de-la-ville', total: undefined, weight: 60, themes: ['1', '3'] },
  {
    funder: 'communes',
    dispositif: 'politique-de-la-ville',
    total: undefined,
    weight: 90,
    themes: ['2', '3'],
  },
];

/**
 * Shares a whole number of euros among weights: each share a multiple of `step` (at least one), the last line adjusted
 * so that the sum is exact.
 * @throws RangeError when there is less than one step for each.
 */
export function shareOut(total: number, weights: readonly number[], step: number): readonly number[] {
  if (weights.length === 0 || total < step * weights.length) {
    throw new RangeError(`Cannot share ${String(total)} among ${String(weights.length)}`);
  }
  const sum = weights.reduce((left, right) => left + right, 0);
  const free = total - step * weights.length;
  const shares = weights.map((weight) => step + Math.floor((free * weight) / sum / step) * step);
  let rest = total - shares.reduce((left, right) => left + right, 0);
  for (let index = 0; rest >= step && index < shares.length; index++) {
    shares[index] = (shares[index] ?? 0) + step;
    rest -= step;
  }
  return shares.map((share, index) => (index === shares.length - 1 ? share + rest : share));
}
