import type { Principal } from './principal.ts';

export const AUTHENTICATOR = Symbol('Authenticator');

/** The port: who does this token belong to? */
export interface Authenticator {
  /** @returns undefined when the token is malformed, forged or expired: never why, which would help a forger. */
  authenticate(token: string): Promise<Principal | undefined> | Principal | undefined;
}
