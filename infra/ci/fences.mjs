/** Shows that the three fences bite: each text below, held against the rules in the place of a real file, is refused. */
import assert from 'node:assert/strict';
import { ESLint } from 'eslint';

const policies = 'services/programmation/src/campaign/campaign.events.ts';
const trespasses = [
  ['a pure file reads the disk', policies, "import 'node:fs';", 'no-restricted-imports'],
  ['a pure file knows Nest', policies, "import '@nestjs/common';", 'no-restricted-imports'],
  ['a pure file reads the clock', policies, 'export const now = Date.now();', 'no-restricted-syntax'],
  ['a pure file draws lots', policies, 'export const lot = Math.random();', 'no-restricted-syntax'],
  ['a pure file waits', policies, 'export async function wait() {}', 'no-restricted-syntax'],
  ['a slice names an adapter', policies, "import '@jalon/event-store/sqlite';", 'no-restricted-imports'],
  [
    'a lib imports a service',
    'libs/event-store/src/errors.ts',
    "import '@jalon/programmation';",
    '@nx/enforce-module-boundaries',
  ],
  [
    'the kernel imports a lib',
    'libs/kernel/src/json.ts',
    "import '@jalon/event-store';",
    '@nx/enforce-module-boundaries',
  ],
  [
    'a project is entered by the window',
    'libs/http/src/index.ts',
    "import '../../event-store/src/errors.ts';",
    '@nx/enforce-module-boundaries',
  ],
];

const eslint = new ESLint();
for (const [what, filePath, text, rule] of trespasses) {
  const [result] = await eslint.lintText(text, { filePath });
  assert.ok(
    result?.messages.some((message) => message.ruleId === rule),
    `${what}: not refused by ${rule} (${result?.messages.map((message) => message.message).join('; ')})`,
  );
  console.log(`refused, as it must be: ${what}`);
}
