/**
 * What each agreement weighs, in points of 100. A change of any figure, or of what the rules look at, is a new version:
 * verdicts name the one that gave them.
 */
export const matchingRules = {
  version: 1,
  weights: { ej: 30, number: 25, amount: 20, beneficiary: 15, day: 10 },
  /** The commitment's number of another exercice. */
  otherYearEj: 15,
  truncatedSiret: 10,
  otherEstablishment: 8,
  /** The amount settles part of what remains. */
  partOfAmount: 8,
  wrongYear: 4,
  /** How alike two names are at least, from 0 to 1, to be taken for the same. */
  likeNames: 0.8,
  /** Without a reference, the score under which nothing is proposed, and by how much the second must stand behind. */
  proposeFrom: 40,
  clearlyAhead: 10,
  /** An amount alone brings candidates only when this few orders have it. */
  mostOfAnAmount: 8,
  /** An order is paid within this many days, or the day is unlikely (the law gives 30): a year too many is thus told. */
  longestDelayDays: 180,
} as const;
