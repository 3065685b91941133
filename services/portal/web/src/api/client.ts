import { Problem, type ProblemAnswer } from './problem.ts';

/** What a query string may hold: a list goes as `a,b`; what is undefined or empty does not go. */
export type Parameters = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** The proof that this page is ours, as the session gave it. */
let csrf: string | undefined;

export function proveWith(proof: string | undefined): void {
  csrf = proof;
}

/** The last position that an answer told: what is read next is at least as young. */
let seen: string | undefined;

/** What others did was heard: what is read next shall show it. */
export function haveSeen(position: string): void {
  if (seen === undefined || Number(position) > Number(seen)) seen = position;
}

export function addressOf(path: string, parameters: Parameters = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    const text = Array.isArray(value) ? value.join(',') : value === undefined ? '' : String(value as string);
    if (text !== '') query.set(name, text);
  }
  const asked = query.toString();
  return asked === '' ? path : `${path}?${asked}`;
}

/** @throws Problem */
export async function read<Answer>(
  path: string,
  parameters?: Parameters,
  signal?: AbortSignal,
): Promise<Answer> {
  const { body } = await readWithTag<Answer>(path, parameters, signal);
  return body;
}

/** What was read, and its label: given back with a command, it refuses what others changed meanwhile. @throws Problem */
export async function readWithTag<Answer>(
  path: string,
  parameters?: Parameters,
  signal?: AbortSignal,
): Promise<{ readonly body: Answer; readonly tag: string | undefined }> {
  const past = parameters?.['asOf'] !== undefined;
  const response = await ask(addressOf(path, parameters), {
    headers: { accept: 'application/json', ...(seen !== undefined && !past && { 'x-jalon-at-least': seen }) },
    ...(signal && { signal }),
  });
  return { body: (await response.json()) as Answer, tag: response.headers.get('etag') ?? undefined };
}

export interface Sending {
  readonly method?: 'POST' | 'DELETE';
  /** Of what the person saw. */
  readonly tag?: string | undefined;
  /** The same for each attempt of one intent: it acts once. */
  readonly key: string;
}

/** @throws Problem */
export async function send<Answer>(
  path: string,
  body: unknown,
  { method = 'POST', tag, key }: Sending,
): Promise<Answer> {
  const response = await ask(path, {
    method,
    headers: {
      accept: 'application/json',
      'content-type': 'application/json',
      'idempotency-key': key,
      ...(csrf !== undefined && { 'x-csrf-token': csrf }),
      ...(tag !== undefined && { 'if-match': tag }),
    },
    body: JSON.stringify(body ?? {}),
  });
  const position = response.headers.get('x-jalon-position');
  if (position !== null) haveSeen(position);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

async function ask(address: string, init: RequestInit): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address, { ...init, credentials: 'same-origin' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw Problem.noConnection();
  }
  if (response.ok) return response;
  throw new Problem(await problemIn(response));
}

async function problemIn(response: Response): Promise<ProblemAnswer> {
  try {
    return (await response.json()) as ProblemAnswer;
  } catch {
    return { status: response.status, code: 'unreadable', title: '', detail: response.statusText };
  }
}
