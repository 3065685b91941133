import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { get } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../harness/free-port.mjs';

const patience = 60_000; // milliseconds

/**
 * Starts a server in a process of its own and waits until it answers a first request.
 * @param {{ args: string[], path: string, environment?: Record<string, string> }} program its arguments may hold `{port}`
 */
export async function startServer({ args, path, environment = {} }) {
  const port = await freePort();
  const start = performance.now();
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      ...args.map((argument) => argument.replace('{port}', String(port))),
    ],
    {
      stdio: ['ignore', 'ignore', 'pipe'],
      env: { ...process.env, ...environment, PORT: String(port) },
    },
  );
  process.once('exit', () => child.kill('SIGKILL')); // whatever happens to the work, its server ends with it
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints += chunk));
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!(await answers(port, path))) {
    if (child.exitCode !== null) throw new Error(`The server ended: ${complaints.slice(0, 500)}`);
    if (performance.now() - start > patience) {
      child.kill('SIGKILL');
      throw new Error('The server did not answer within 60 s');
    }
    await pause(2);
  }
  return {
    port,
    readyMilliseconds: performance.now() - start,
    /** What the process holds in memory, in megabytes (Linux). */
    residentMegabytes: () =>
      Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1]) / 1024,
    /** The processor's time that the process has taken, in microseconds (Linux counts hundredths of a second). */
    cpuMicroseconds() {
      const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
      return (Number(fields[11]) + Number(fields[12])) * 10_000;
    },
    async stop() {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
      await ended;
      clearTimeout(timer);
    },
  };
}

function answers(port, path) {
  return new Promise((resolve) => {
    get({ port, path, host: '127.0.0.1', agent: false }, (response) => {
      response.resume();
      response.once('end', () => resolve((response.statusCode ?? 500) < 500));
    }).once('error', () => resolve(false));
  });
}
