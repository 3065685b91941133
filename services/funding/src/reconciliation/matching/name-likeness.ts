import { plainWords } from '../reading/source-profiles.ts';

/** Words that say what kind of body it is, not which one. */
const hollow = new Set([
  'association',
  'asso',
  'ass',
  'assoc',
  'de',
  'du',
  'des',
  'la',
  'le',
  'les',
  'l',
  'd',
  'et',
  'sarl',
  'sas',
  'scop',
  'comite',
]);

const known = new Map<string, readonly string[]>();
const mostKnown = 50_000;

/** The words of a name that count. */
export function nameWords(name: string): readonly string[] {
  const before = known.get(name);
  if (before !== undefined) return before;
  const words = plainWords(name)
    .split(' ')
    .filter((word) => word !== '');
  const full = words.filter((word) => !hollow.has(word));
  const kept = full.length > 0 ? full : words;
  if (known.size < mostKnown) known.set(name, kept);
  return kept;
}

/**
 * How alike two names are, from 0 to 1: the share of their words that both have. A word cut at its end, as narrow
 * columns do, counts as the whole one.
 */
export function nameLikeness(one: string, other: string): number {
  const [left, right] = [nameWords(one), nameWords(other)];
  if (left.length === 0 || right.length === 0) return 0;
  const both = left.filter((word) =>
    right.some((theirs) => word === theirs || (word.length >= 3 && theirs.startsWith(word))),
  ).length;
  // A name that a narrow column cut has all its words in the whole one.
  const cut = plainWords(other).startsWith(plainWords(one)) && one.length >= 12;
  return cut ? 1 : (2 * both) / (left.length + right.length);
}
