import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const patience = 60_000;

/**
 * One engine in a process of its own, on a port and a folder that outlive its restarts.
 * @typedef {object} EngineProgram
 * @property {string} name
 * @property {string} folder where its data and its log are
 * @property {() => { command: string, args: string[], env?: Record<string, string> }} program
 * @property {() => Promise<boolean>} answers whether it answers to its own protocol
 */
export class EngineProcess {
  #child;
  #engine;

  /** @param {EngineProgram} engine */
  constructor(engine) {
    this.#engine = engine;
    // Whatever ends this process ends the engine with it.
    process.once('exit', () => this.#child?.kill('SIGKILL'));
  }

  get log() {
    return join(this.#engine.folder, `${this.#engine.name}.log`);
  }

  /** Starts it, and waits until it answers. @throws with the end of its log when it ends or stays silent for a minute */
  async start() {
    const { command, args, env } = this.#engine.program();
    const log = openSync(this.log, 'a');
    const child = spawn(command, args, {
      cwd: this.#engine.folder,
      env: { ...process.env, ...env },
      stdio: ['ignore', log, log],
    });
    closeSync(log);
    let failure;
    child.once('error', (error) => (failure = error));
    this.#child = child;
    for (const end = Date.now() + patience; Date.now() < end; await pause(50)) {
      if (failure || child.exitCode !== null || child.signalCode !== null) break;
      if (await this.#engine.answers().catch(() => false)) return;
    }
    await this.kill();
    throw new Error(
      `${this.#engine.name} does not answer${failure ? `: ${failure.message}` : ''}\n${this.#tail()}`,
    );
  }

  /** Asks it to end, and waits for it. */
  stop() {
    return this.#end('SIGTERM');
  }

  /** Ends it as a power cut would. */
  kill() {
    return this.#end('SIGKILL');
  }

  /** Makes it silent: it keeps its connections and answers nothing. */
  pause() {
    this.#child?.kill('SIGSTOP');
  }

  resume() {
    this.#child?.kill('SIGCONT');
  }

  async #end(signal) {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGCONT');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 20_000);
    await ended;
    clearTimeout(late);
  }

  #tail() {
    return readFileSync(this.log, 'utf8').split('\n').slice(-25).join('\n');
  }
}
