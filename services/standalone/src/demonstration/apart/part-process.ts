import { type ChildProcess, fork } from 'node:child_process';
import { DomainError, type Instant } from '@jalon/kernel';
import type { ServiceName } from './asked-of.ts';
import type { Answered, Asked, Wish, Wishes } from './wishes.ts';

/** A refusal that crossed from another process: its code and its sentence. */
class ToldRefusal extends DomainError {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

interface Pending {
  readonly asked: Wish;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** How a service's process is started: `node main.js part funding`. */
export interface PartProgram {
  readonly program: string;
  readonly arguments: readonly string[];
  /** Names the engines of a service. */
  readonly environment: (service: ServiceName) => NodeJS.ProcessEnv;
}

/**
 * The process in which a service lives while the demonstration is told. One that dies is started again at the same
 * hour, and is asked again what it had not answered: every wish has effect once, however often it is asked.
 */
export class PartProcess {
  readonly service: ServiceName;
  readonly #program: PartProgram;
  readonly #pending = new Map<number, Pending>();
  #child: ChildProcess | undefined;
  #now: Instant;
  #nth = 0;
  #ending = false;
  #deaths = 0;

  constructor(service: ServiceName, program: PartProgram, now: Instant) {
    this.service = service;
    this.#program = program;
    this.#now = now;
  }

  /** How often it died and was started again. */
  get deaths(): number {
    return this.#deaths;
  }

  /** Starts it, and waits until it listens. */
  async begin(): Promise<void> {
    this.#start();
    await this.ask({ wish: 'begin', now: this.#now });
  }

  ask<Name extends Wish['wish']>(wish: Extract<Wish, { wish: Name }>): Promise<Wishes[Name]> {
    const asked: Wish = wish;
    if (asked.wish === 'clock') this.#now = asked.now;
    if (asked.wish === 'end') this.#ending = true;
    const { promise, resolve, reject } = Promise.withResolvers<unknown>();
    const id = ++this.#nth;
    this.#pending.set(id, { asked, resolve, reject });
    this.#send({ id, asked });
    return promise as Promise<Wishes[Name]>; // the process answers each wish with what `Wishes` says
  }

  /** Kills it at once, as a power cut would. It is started again by itself. */
  kill(): void {
    this.#child?.kill('SIGKILL');
  }

  /** Has it stand still where it is, as a machine that stalls would, until `thaw`. */
  freeze(): void {
    this.#child?.kill('SIGSTOP');
  }

  thaw(): void {
    this.#child?.kill('SIGCONT');
  }

  #start(): void {
    const { program, arguments: given, environment } = this.#program;
    const child = fork(program, [...given, this.service], {
      serialization: 'advanced',
      env: environment(this.service),
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    child.on('message', (answered: Answered) => this.#take(answered));
    child.once('exit', () => this.#gone(child));
    this.#child = child;
  }

  #gone(child: ChildProcess): void {
    if (child !== this.#child) return;
    if (this.#ending) {
      for (const { resolve } of this.#pending.values()) resolve(undefined);
      return;
    }
    this.#deaths++;
    this.#start();
    this.#send({ id: 0, asked: { wish: 'begin', now: this.#now } });
    for (const [id, { asked }] of this.#pending) if (asked.wish !== 'begin') this.#send({ id, asked });
  }

  #take({ id, result, refusal }: Answered): void {
    const pending = this.#pending.get(id);
    // After a death nobody waits for a second beginning, unless it failed.
    if (!pending && id === 0 && refusal) throw new Error(refusal.message);
    if (!pending) return;
    this.#pending.delete(id);
    if (!refusal) pending.resolve(result);
    else if (refusal.code === undefined) pending.reject(new Error(refusal.message));
    else pending.reject(new ToldRefusal(refusal.code, refusal.message));
  }

  #send(asked: Asked): void {
    this.#child?.send(asked, () => undefined); // one that is gone is asked again by the next
  }
}
