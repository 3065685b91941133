import type { ReceivedFile } from '@jalon/received-file';

/** What cannot cross to another process as it is: a file, whose whole text goes along, and somebody to tell progress to. */
type Carried =
  | { readonly carried: 'file'; readonly file: Omit<ReceivedFile, 'text' | 'discard'>; readonly text: string }
  | { readonly carried: 'listener' };

/** What an argument becomes to cross. */
export async function carry(argument: unknown): Promise<unknown> {
  if (typeof argument === 'function') return { carried: 'listener' } satisfies Carried;
  if (!isFile(argument)) return argument;
  const { text, discard: _, ...file } = argument;
  const pieces: string[] = [];
  for await (const piece of text()) pieces.push(piece);
  return { carried: 'file', file, text: pieces.join('') } satisfies Carried;
}

/** The argument on the other side. Nobody hears there what a listener is told. */
export function unload(argument: unknown): unknown {
  if (!isCarried(argument)) return argument;
  return argument.carried === 'file' ? fileOf(argument.file, argument.text) : () => undefined;
}

/** A received file whose text is at hand. */
export function fileOf(file: Omit<ReceivedFile, 'text' | 'discard'>, text: string): ReceivedFile {
  return {
    ...file,
    async *text() {
      yield text;
    },
    discard: () => Promise.resolve(),
  };
}

function isFile(value: unknown): value is ReceivedFile {
  return typeof value === 'object' && value !== null && 'sha256' in value && 'discard' in value;
}

function isCarried(value: unknown): value is Carried {
  return typeof value === 'object' && value !== null && 'carried' in value;
}
