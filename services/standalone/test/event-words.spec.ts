import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const services = new URL('../../', import.meta.url).pathname;

/** The types of all facts that the services may write, from what declares their schemas. */
async function factTypes(): Promise<readonly string[]> {
  const files = globSync('*/src/**/*.events.ts', { cwd: services });
  const modules = await Promise.all(
    files.map((file) => import(services + file) as Promise<Readonly<Record<string, object>>>),
  );
  return modules.flatMap((exported) =>
    Object.entries(exported).flatMap(([name, value]) =>
      name.endsWith('EventSchemas') ? Object.keys(value) : [],
    ),
  );
}

/** The types of facts that the screen has words for, in a language. */
function wordsFor(language: string): ReadonlySet<string> {
  const folder = `${services}portal/web/src/words/${language}/`;
  return new Set(
    globSync('*.json', { cwd: folder }).flatMap((file) => {
      const words = JSON.parse(readFileSync(folder + file, 'utf8')) as { readonly event?: object };
      return Object.keys(words.event ?? {});
    }),
  );
}

describe('The story that the screen tells', () => {
  it.each(['fr', 'en'])('has words for every type of fact: %s', async (language) => {
    const types = await factTypes();
    expect(types.length).toBeGreaterThan(140);
    const words = wordsFor(language);
    expect(types.filter((type) => !words.has(type))).toEqual([]);
  });
});
