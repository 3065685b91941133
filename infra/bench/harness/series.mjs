/** @param {readonly number[]} values */
export function spread(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const median = sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, lowest: sorted[0], highest: sorted.at(-1), rounds: sorted.length };
}

/** By how much the floor moved between rounds: above 1.6 the machine was not the same for all, and nothing is said. */
export const mostFloorMovement = 1.6;

export function movement(values) {
  return Math.max(...values) / Math.min(...values);
}

/** The ratio of two contenders, round by round, so that what slowed a whole round slows both. */
export function ratios(rounds, of, against, measure) {
  return rounds.flatMap((round) => {
    const [above, below] = [round[of]?.[measure], round[against]?.[measure]];
    return above !== undefined && below !== undefined ? [above / below] : [];
  });
}

export function valuesOf(rounds, contender, measure) {
  return rounds.flatMap((round) => round[contender]?.[measure] ?? []);
}
