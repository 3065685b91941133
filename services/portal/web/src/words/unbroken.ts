const beforeHighMarks = / (?=[;!?])/g;
const insideQuotesAndBeforeColons = /(?<=«) | (?=[:»])/g;

/**
 * A French sentence whose lines never begin with a mark: its spaces before `; ! ?` are narrow and hold, those before `:` and
 * within « » hold. Files and refusals are written with plain spaces, which people type.
 */
export function unbroken(text: string): string {
  return text.replace(beforeHighMarks, '\u202f').replace(insideQuotesAndBeforeColons, '\u00a0');
}

/** The same for each text of a tree of words. */
export function unbrokenWords(words: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(words).map(([name, value]) => [
      name,
      typeof value === 'string' ? unbroken(value) : unbrokenWords(value as Readonly<Record<string, unknown>>),
    ]),
  );
}
