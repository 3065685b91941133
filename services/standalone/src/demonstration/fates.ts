import type { SeededRandom } from './seeded-random.ts';

/** How the life of a dossier ends, or where it turns. */
export type Fate =
  | 'left-in-draft'
  | 'draft-withdrawn'
  | 'complements-defaulted'
  | 'inadmissible'
  | 'inadmissible-then-granted'
  | 'withdrawn'
  | 'without-follow-up'
  | 'silent'
  | 'silent-then-granted'
  | 'unfavourable'
  | 'refused'
  | 'refused-then-granted'
  | 'lapsed'
  | 'cancelled'
  | 'not-carried-out'
  | 'granted';

/** How many of 1,700; what is left is granted. */
const counts: readonly (readonly [Fate, number])[] = [
  ['left-in-draft', 8],
  ['draft-withdrawn', 24],
  ['complements-defaulted', 46],
  ['inadmissible', 62],
  ['inadmissible-then-granted', 6],
  ['withdrawn', 42],
  ['without-follow-up', 24],
  ['silent', 48],
  ['silent-then-granted', 14],
  ['unfavourable', 112],
  ['refused', 76],
  ['refused-then-granted', 6],
  ['lapsed', 10],
  ['cancelled', 8],
  ['not-carried-out', 9],
];

const whole = 1_700;

/** One fate for each dossier, in an order of chance. Every fate occurs, whatever the size. */
export function dealFates(dossiers: number, random: SeededRandom): readonly Fate[] {
  const dealt = counts.flatMap(([fate, count]) =>
    Array<Fate>(Math.max(1, Math.round((count * dossiers) / whole))).fill(fate),
  );
  const granted = Array<Fate>(Math.max(0, dossiers - dealt.length)).fill('granted');
  return random.shuffled([...dealt, ...granted]).slice(0, dossiers);
}

/** Whether a grant stands at the end of the story. */
export function isFunded(fate: Fate): boolean {
  return fate === 'granted' || fate.endsWith('-then-granted');
}

/** Whether money is granted and then given up: local money only, so that the State's and the Région's sums stay. */
export function isGivenUp(fate: Fate): boolean {
  return fate === 'lapsed' || fate === 'cancelled' || fate === 'not-carried-out';
}
