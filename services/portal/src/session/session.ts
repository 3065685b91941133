import type { Instant } from '@jalon/kernel';

/** What a browser's session holds: sealed in its cookie, never shown to a script. */
export interface Session {
  /** The token that the services take. */
  readonly token: string;
  /** Until when they take it. */
  readonly expiresAt: Instant;
  /** What a page must repeat on each request that changes something: a foreign page cannot know it. */
  readonly csrf: string;
  /** With what the identity provider gives another token, where there is one. */
  readonly refresh?: string;
}
