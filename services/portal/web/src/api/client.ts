import { Problem, type ProblemAnswer } from './problem.ts';

/** What a query string may hold: a list goes as `a,b`; what is undefined or empty does not go. */
export type Parameters = Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>;

/** The proof that this page is ours, as the session gave it. */
let csrf: string | undefined;

export function proveWith(proof: string | undefined): void {
  csrf = proof;
}

/** The last position told of each log: what is read next of it is at least as young. */
const seen = new Map<string, string>();

/**
 * What somebody did was heard: what is read next shall show it.
 * @param teller the service whose log it stands in; `whole` when they share one process
 */
export function haveSeen(teller: string, position: string): void {
  const known = seen.get(teller);
  if (known === undefined || Number(position) > Number(known)) seen.set(teller, position);
}

/** The service that an address belongs to: `/api/funding/…`. */
function serviceOf(path: string): string {
  return path.split('/', 3)[2] ?? '';
}

/** What a read of this address must show at least. In one process all share a log: the youngest counts for each. */
function leastOf(path: string): string | undefined {
  const positions = [seen.get('whole'), seen.get(serviceOf(path))].filter((one) => one !== undefined);
  return positions.sort((one, other) => Number(other) - Number(one))[0];
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
  const least = parameters?.['asOf'] === undefined ? leastOf(path) : undefined;
  const response = await ask(addressOf(path, parameters), {
    headers: { accept: 'application/json', ...(least !== undefined && { 'x-jalon-at-least': least }) },
    ...(signal && { signal }),
  });
  return { body: (await response.json()) as Answer, tag: response.headers.get('etag') ?? undefined };
}

/** What goes with every command: its key, and the proof that the page is ours. */
export function proofOf(key: string): Readonly<Record<string, string>> {
  return { 'idempotency-key': key, ...(csrf !== undefined && { 'x-csrf-token': csrf }) };
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
      ...proofOf(key),
      ...(tag !== undefined && { 'if-match': tag }),
    },
    body: JSON.stringify(body ?? {}),
  });
  const position = response.headers.get('x-jalon-position');
  if (position !== null) haveSeen(serviceOf(path), position);
  return (response.status === 204 ? undefined : await response.json()) as Answer;
}

/** Set where sessions are renewed at a provider: a token lives for minutes, a day's work for hours. */
let renewable = false;
let renewing: Promise<boolean> | undefined;

export function renewSessions(value: boolean): void {
  renewable = value;
}

/** Asks once for all who wait. @returns whether there is a session again */
function renewed(): Promise<boolean> {
  renewing ??= fetch('/portal/session/renewal', { method: 'POST', credentials: 'same-origin' })
    .then(({ ok }) => ok)
    .catch(() => false)
    .finally(() => (renewing = undefined));
  return renewing;
}

/** @throws Problem */
export async function ask(address: string, init: RequestInit): Promise<Response> {
  const response = await askOnce(address, init);
  const again = response.status === 401 && renewable && (await renewed());
  const answer = again ? await askOnce(address, init) : response;
  if (answer.ok) return answer;
  throw new Problem(await problemIn(answer));
}

async function askOnce(address: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(address, { ...init, credentials: 'same-origin' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw Problem.noConnection();
  }
}

async function problemIn(response: Response): Promise<ProblemAnswer> {
  try {
    return (await response.json()) as ProblemAnswer;
  } catch {
    return { status: response.status, code: 'unreadable', title: '', detail: response.statusText };
  }
}
