// One contender at one work, alone in this process: parameters come as JSON in the first argument, the result
// leaves as one line of JSON on the standard output. The contender is a name of ./contenders, or a module's file.
import { isAbsolute } from 'node:path';

process.once('SIGTERM', () => process.exit(143));
const { work, contender, ...parameters } = JSON.parse(process.argv[2] ?? '{}');
const { run } = await import(`./works/${work}.mjs`);
const module = await import(isAbsolute(contender) ? contender : `./contenders/${contender}.mjs`);
const result = await run(module, parameters);
process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
