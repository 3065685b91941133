import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Before anything else is loaded: V8 keeps the compiled code beside the bundle, and the next start skips compiling.
enableCompileCache(fileURLToPath(new URL('.compile-cache', import.meta.url)));

const [first = 'start', ...rest] = process.argv.slice(2);
const [command, given] = first.startsWith('--') ? ['start', [first, ...rest]] : [first, rest];
const { run } = await import('./run.ts');
await run(command, given, process.env);
