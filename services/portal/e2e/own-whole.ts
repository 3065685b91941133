import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portalData, portalProgram } from './browser.ts';

/** A whole of its own, on a copy of the data, that a test may stop, or fill with what others should not meet. */
export class OwnWhole {
  readonly #folder = mkdtempSync(join(tmpdir(), 'jalon-own-'));
  #program: ChildProcess | undefined;
  #port = '0';
  url = '';

  constructor() {
    cpSync(portalData(), join(this.#folder, 'data'), { recursive: true });
  }

  async start(): Promise<void> {
    const given = ['start', '--port', this.#port, '--data', join(this.#folder, 'data')];
    const program = spawn(process.execPath, [portalProgram(), ...given], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#program = program;
    this.url = await new Promise<string>((resolve, reject) => {
      let said = '';
      program.stdout.on('data', (text: Buffer) => {
        said += text.toString();
        const address = /prêt : (http:\S+)/.exec(said)?.[1];
        if (address !== undefined) resolve(address);
      });
      program.once('exit', (code) => reject(new Error(`ended with ${String(code)}: ${said}`)));
    });
    this.#port = new URL(this.url).port;
  }

  async kill(): Promise<void> {
    const program = this.#program;
    if (program === undefined) return;
    const gone = new Promise((resolve) => program.once('exit', resolve));
    program.kill('SIGKILL');
    await gone;
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}
