import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

const root = import.meta.dirname;
const textOf = (file: string) => readFileSync(`${root}/${file}`, 'utf8');

/** The rules: what the policies export under a type of rule. */
const rules = globSync('**/*.policies.ts', { cwd: root })
  .sort()
  .flatMap((file) =>
    [...textOf(file).matchAll(/^export const (\w+):\s*\w*(?:Policy|Rule)/gm)].map(([, name = '']) => ({
      name,
      subject: file.split(/[/\\]/, 1)[0] ?? '',
    })),
  );

/** The chapters of a subject's tests: each begins with a name in quotes. */
function chaptersOf(subject: string): readonly string[] {
  return globSync(`${subject}/**/*.spec.ts`, { cwd: root }).flatMap((file) =>
    textOf(file)
      .split(/^describe\(/m)
      .slice(1),
  );
}

describe('Every rule of the service', () => {
  it('is found where rules are written', () => {
    expect(rules.length).toBeGreaterThan(80);
  });

  it.each(rules)(
    'has tests that bear its name, accepting and refusing: $name of $subject',
    ({ name, subject }) => {
      const told = chaptersOf(subject).filter((chapter) => chapter.startsWith(`'${name}`));
      const says = (word: string) =>
        told.some((chapter) => new RegExp(`\\bit(?:\\.each)?\\([^]*?'[^'\n]*\\b${word}`).test(chapter));
      expect({ accepted: says('accept'), refused: says('refuse') }).toEqual({
        accepted: true,
        refused: true,
      });
    },
  );
});
