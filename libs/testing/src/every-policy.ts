import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';

/**
 * Declares the tests that hold a service to its rules: each has, in its subject's specs, a chapter of its name that accepts
 * and that refuses.
 * @param root the folder of the service's sources
 * @param atLeast more rules than this are found, or something is wrong with the search
 */
export function everyPolicyIsTested(root: string, atLeast: number): void {
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
      expect(rules.length).toBeGreaterThan(atLeast);
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
}
