import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const program = fileURLToPath(
  new URL('../../../../libs/testing/src/event-store/kurrentdb/stand-in.program.ts', import.meta.url),
);

/** The stand-in for KurrentDB in a process of its own, on which every service keeps its part of one log. A test fixture. */
export interface LogServer {
  readonly url: string;
  /** `silent`, `slow 200`, `drop`, `restart 3000`, `end-subscriptions`, `heal`. */
  order(line: string): void;
  stop(): Promise<void>;
}

/** @param file where it keeps the events */
export async function startLogServer(file: string): Promise<LogServer> {
  mkdirSync(dirname(file), { recursive: true });
  const server: ChildProcess = spawn(process.execPath, ['--conditions=jalon-source', program, '0', file], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  if (!server.stdout) throw new Error('No output');
  const lines = createInterface({ input: server.stdout });
  const ended = once(server, 'exit').then(() => Promise.reject(new Error('The log server ended')));
  const [url] = (await Promise.race([once(lines, 'line'), ended])) as [string];
  ended.catch(() => undefined); // from now on its end is its own affair
  return {
    url,
    order: (line) => void server.stdin?.write(`${line}\n`),
    async stop() {
      const gone = once(server, 'exit');
      server.kill('SIGTERM');
      await gone;
    },
  };
}
