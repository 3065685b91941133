import type { Principal, Role } from '@jalon/auth';

/** What a request of the whole was answered. */
export interface Told {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Asks the whole for something under a key of its own, so that what was asked and not answered can be asked again. */
export type Ask = (who: Role | Principal, path: string, payload: object, key: string) => Promise<Told>;

export interface GrantTerms {
  /** Today, by the clock of the whole: everything happens that day. */
  readonly day: string;
  /** Distinguishes the keys of one dossier from another's. */
  readonly name: string;
  /** In cents. Above 23 000 € a convention is imposed. */
  readonly amount: number;
  /** Of the dossier. Default: one that says the name. */
  readonly title?: string;
}

/** Asks, and holds that it was done. @returns the answer's body. @throws Error with the refusal */
export async function done(ask: Ask, ...request: Parameters<Ask>): Promise<Told['body']> {
  const { status, body } = await ask(...request);
  if (status >= 300) throw new Error(`${request[1]}: ${String(status)} ${JSON.stringify(body)}`);
  return body;
}
