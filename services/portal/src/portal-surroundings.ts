import type { Authenticator } from '@jalon/auth';
import type { Clock, RandomSource } from '@jalon/kernel';
import type { BrowserSessions } from './session/browser-sessions.ts';
import type { Seal } from './session/seal.ts';
import type { DemoSignIn } from './session/sign-in.ts';

export const PORTAL = Symbol('What the portal stands on');

/** What the portal stands on. */
export interface PortalSurroundings {
  readonly mode: 'demonstration' | 'production';
  readonly authenticator: Authenticator;
  readonly seal: Seal;
  readonly sessions: BrowserSessions;
  readonly clock: Clock;
  readonly random: RandomSource;
  readonly signIn?: DemoSignIn;
}
