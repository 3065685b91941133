import { spawn } from 'node:child_process';
import { join } from 'node:path';

const longest = 180_000; // milliseconds

/**
 * Runs one contender at one work in a process of its own.
 * @param {string} folder the bench's own
 * @param {Record<string, unknown>} parameters
 * @returns {Promise<Record<string, number>>}
 */
export function contend(folder, parameters) {
  return new Promise((resolve, reject) => {
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', join(folder, 'contend.mjs'), JSON.stringify(parameters)],
      { stdio: ['ignore', 'pipe', 'pipe'], timeout: longest },
    );
    const end = () => child.kill('SIGTERM');
    process.once('exit', end);
    let output = '';
    let complaints = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (complaints += chunk));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      process.off('exit', end);
      const last = output.trimEnd().split('\n').at(-1) ?? '';
      if (code === 0 && last.startsWith('{')) resolve(JSON.parse(last));
      else reject(new Error(firstLine(complaints) || firstLine(output) || `ended with ${code ?? signal}`));
    });
  });
}

function firstLine(text) {
  return (
    text
      .split('\n')
      .find((line) => /Error/.test(line))
      ?.trim() ?? ''
  );
}
