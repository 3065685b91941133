import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const folder = new URL('../web/src/words/', import.meta.url);

type Words = { readonly [key: string]: string | Words };

/** `dossier.tab.resume`; the forms of a plural are one. */
function keysOf(words: Words, prefix = ''): readonly string[] {
  return Object.entries(words).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [`${prefix}${key}`.replace(/_(one|many|other|zero)$/, '')]
      : keysOf(value, `${prefix}${key}.`),
  );
}

const read = (language: string, file: string) =>
  JSON.parse(readFileSync(new URL(`${language}/${file}`, folder), 'utf8')) as Words;

describe('The words of the screen', () => {
  const files = readdirSync(new URL('fr/', folder));

  it('stand in the same files in both languages', () => {
    expect(readdirSync(new URL('en/', folder))).toEqual(files);
  });

  it.each(files)('are the same in French and in English: %s', (file) => {
    expect([...new Set(keysOf(read('en', file)))].sort()).toEqual(
      [...new Set(keysOf(read('fr', file)))].sort(),
    );
  });

  it.each(files)('say the same places to fill in both: %s', (file) => {
    const places = (language: string) =>
      [...new Set(JSON.stringify(read(language, file)).match(/\{\{\w+\}\}/g))].sort();
    expect(places('en')).toEqual(places('fr'));
  });

  it('have a form of the plural for each number that French tells apart', () => {
    for (const file of files) {
      const plural = JSON.stringify(read('fr', file)).match(/"\w+_(one|many|other)"/g) ?? [];
      expect(plural.length % 3).toBe(0);
    }
  });
});
