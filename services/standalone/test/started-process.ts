import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const bundle = fileURLToPath(new URL('../dist/bundle/main.js', import.meta.url));

/** Whether the very program that `npm start` runs was built. */
export const isBuilt = existsSync(bundle);

/** That program in a process of its own, and what it says. */
export interface StartedProcess {
  readonly child: ChildProcess;
  /** All that it said so far. */
  said(): string;
  /** Waits until it said something. @throws Error when it ends or a minute passes before. */
  says(pattern: RegExp): Promise<RegExpExecArray>;
}

export function startProcess(...options: readonly string[]): StartedProcess {
  return startProcessIn({}, ...options);
}

/** The same, with more in its environment. */
export function startProcessIn(
  environment: Readonly<Record<string, string>>,
  ...options: readonly string[]
): StartedProcess {
  const child = spawn(process.execPath, [bundle, ...options], {
    env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', ...environment },
  });
  let said = '';
  for (const output of [child.stdout, child.stderr])
    output.on('data', (text: Buffer) => (said += text.toString()));
  return {
    child,
    said: () => said,
    async says(pattern) {
      for (let tenths = 0; tenths < 600; tenths++) {
        const found = pattern.exec(said);
        if (found) return found;
        if (child.exitCode !== null) break;
        await pause(100);
      }
      const found = pattern.exec(said);
      if (found) return found;
      throw new Error(`Not said: ${String(pattern)} in ${said}`);
    },
  };
}

/** Sends a signal, if any, and waits for the end. @returns the exit code; null when a signal ended it. */
export async function ended(child: ChildProcess, signal?: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const end = new Promise<number | null>((resolve) => child.once('exit', resolve));
  if (signal) child.kill(signal);
  return end;
}
