import type { Authenticator } from '@jalon/auth';
import type { Clock, RandomSource } from '@jalon/kernel';
import type { SessionSeal } from './session/session-seal.ts';
import type { DemoSignIn } from './session/sign-in.ts';

export const PORTAL = Symbol('What the portal stands on');

/** What the portal stands on. */
export interface PortalSurroundings {
  readonly mode: 'demonstration' | 'production';
  readonly authenticator: Authenticator;
  readonly seal: SessionSeal;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly signIn?: DemoSignIn;
}
