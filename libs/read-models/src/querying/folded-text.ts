import { fieldPath, readField } from './field-path.ts';

/** The words of a text without case, accents nor ligatures, each behind a space: `" ecole jules ferry"`. */
export function foldText(text: string): string {
  const bare = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/æ/g, 'ae')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return bare === '' ? '' : ` ${bare}`;
}

/** Everything that `Query.text` searches in a document. */
export function foldDocument(document: object, fields: readonly string[]): string {
  return fields
    .flatMap((field) => readField(document, fieldPath(field)).values)
    .map((value) => foldText(String(value)))
    .join('');
}

/** Whether each word of the search begins a word of the document. */
export function matchesText(folded: string, words: readonly string[]): boolean {
  return words.every((word) => folded.includes(word));
}

/** The words of a search, ready for `matchesText`. */
export function searchedWords(text: string): readonly string[] {
  return foldText(text)
    .split(' ')
    .filter((word) => word !== '')
    .map((word) => ` ${word}`);
}
