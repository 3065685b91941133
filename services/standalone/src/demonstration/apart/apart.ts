import type { Instant } from '@jalon/kernel';
import { CommandBus } from '@nestjs/cqrs';
import type { Stage } from '../stage.ts';
import { ownerOfCommand, ownerOfDesk, serviceNames } from './asked-of.ts';
import { carry } from './carried.ts';
import { PartProcess, type PartProgram } from './part-process.ts';

/** The services in a process each, on engines that they share. */
export interface Apart extends Stage {
  readonly parts: readonly PartProcess[];
  /** The fingerprint of every read model, by its name. */
  digests(): Promise<Readonly<Record<string, string>>>;
  end(): Promise<void>;
}

/** Starts a process for each service. Acts follow one another, each with what follows from it: no order is left to chance. */
export async function openApart(program: PartProgram, now: Instant): Promise<Apart> {
  const parts = serviceNames.map((service) => new PartProcess(service, program, now));
  await Promise.all(parts.map((part) => part.begin()));
  const partOf = (service: string) => {
    const part = parts.find((one) => one.service === service);
    if (!part) throw new Error(`No process for ${service}`);
    return part;
  };

  /** One round tells what each process had not told yet, the next hears it; until nobody has written anything in two. */
  async function hearEachOther(): Promise<void> {
    for (let quietAt: string | undefined; ;) {
      const heard = await Promise.all(parts.map((part) => part.ask({ wish: 'hear' })));
      const ends = heard.map(({ to }) => to).join();
      if (ends === quietAt) return;
      quietAt = heard.every(({ from, to }) => from === to) ? ends : undefined;
    }
  }

  const bus = {
    async execute(command: object): Promise<unknown> {
      const { service, name } = ownerOfCommand(command);
      return partOf(service).ask({ wish: 'command', name, fields: { ...command } });
    },
  };

  /** A desk of another process: each call of a method crosses over. */
  function deskOf(token: unknown): object {
    const { service, name } = ownerOfDesk(token);
    return new Proxy(
      {},
      {
        get:
          (_, method) =>
          async (...args: unknown[]) => {
            const carried = await Promise.all(args.map(carry));
            return partOf(service).ask({ wish: 'desk', name, method: String(method), args: carried });
          },
      },
    );
  }

  return {
    parts,
    // What the personas ask has the types of the services' own; behind each stands a process.
    application: {
      get: (token: unknown) => (token === CommandBus ? bus : deskOf(token)),
    } as Stage['application'],
    async setClock(to) {
      await Promise.all(parts.map((part) => part.ask({ wish: 'clock', now: to })));
    },
    async perform(queues) {
      for (const act of queues.flat()) {
        await act();
        const spoke = await Promise.all(parts.map((part) => part.ask({ wish: 'see' })));
        if (spoke.includes(true)) await hearEachOther();
      }
    },
    hearEachOther,
    async deadlinesFall() {
      for (const part of parts) await part.ask({ wish: 'deadlines' });
    },
    async digests() {
      const all = await Promise.all(parts.map((part) => part.ask({ wish: 'digests' })));
      return Object.assign({}, ...all) as Readonly<Record<string, string>>;
    },
    async end() {
      await Promise.all(parts.map((part) => part.ask({ wish: 'end' })));
    },
  };
}
