import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Role } from '@jalon/contracts';

/** A Jalon that runs, and who asks it. */
export interface RunningServer {
  /** `http://127.0.0.1:3000` */
  readonly address: string;
  readonly token: string;
}

/** What the server answers, one JSON object a line. */
type Told<Progress, SetAside, Result> =
  | { readonly progress: Progress }
  | { readonly quarantined: SetAside }
  | { readonly result: Result }
  | { readonly problem: { readonly detail: string } };

/** A file to send: where it lies, what it is, and the endpoint that takes it (`/api/…?…`). */
export interface SentFile {
  readonly path: string;
  readonly mediaType: string;
  readonly endpoint: string;
}

/** Who follows what becomes of the file. */
export interface SendListener<Progress, SetAside> {
  progress(step: Progress): void;
  quarantined(row: SetAside): void;
}

/** The server refused, or broke off; the message is for people. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}

/**
 * Who answers at an address, and a token to ask it with: the one given, else one of the demonstration's persona of a role.
 * @returns undefined when nobody answers there. @throws ImportRefused when a token is needed.
 */
export async function runningServer(
  address: string,
  token: string | undefined,
  role: Role = 'admin',
): Promise<RunningServer | undefined> {
  try {
    if (token !== undefined) {
      await fetch(`${address}/health/live`);
      return { address, token };
    }
    const answer = await fetch(`${address}/api/auth/demo-tokens`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ role }),
    });
    if (!answer.ok) throw new ImportRefused(`Un jeton est nécessaire à ${address} : --token JETON.`);
    return { address, token: ((await answer.json()) as { token: string }).token };
  } catch (error) {
    if (error instanceof ImportRefused) throw error;
    return undefined;
  }
}

/** Sends a file to a running server and follows what it tells. @throws ImportRefused */
export async function sendFile<Progress, SetAside, Result>(
  { address, token }: RunningServer,
  { path, mediaType, endpoint }: SentFile,
  listener: SendListener<Progress, SetAside>,
): Promise<Result> {
  const answer = await fetch(`${address}${endpoint}`, {
    method: 'POST',
    headers: { 'content-type': mediaType, authorization: `Bearer ${token}` },
    body: Readable.toWeb(createReadStream(path)) as ReadableStream<Uint8Array>,
    duplex: 'half',
  });
  if (!answer.ok || answer.body === null) throw new ImportRefused(await detailOf(answer));
  for await (const told of linesOf<Told<Progress, SetAside, Result>>(answer.body)) {
    if ('progress' in told) listener.progress(told.progress);
    else if ('quarantined' in told) listener.quarantined(told.quarantined);
    else if ('result' in told) return told.result;
    else throw new ImportRefused(told.problem.detail);
  }
  throw new ImportRefused(
    'La connexion s’est rompue avant la fin ; le même fichier, importé de nouveau, reprend.',
  );
}

async function* linesOf<Line>(body: ReadableStream<Uint8Array>): AsyncIterable<Line> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const piece of body) {
    const lines = (rest + decoder.decode(piece, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as Line;
  }
}

async function detailOf(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
  return problem.detail ?? `Le serveur a répondu ${answer.status}.`;
}
