import type { Principal } from '@jalon/auth';
import type { Role } from '@jalon/contracts';
import type { Instant } from '@jalon/kernel';

export interface DemoToken {
  readonly token: string;
  readonly persona: Principal;
  readonly expiresAt: Instant;
}

/** Signing in as one of the invented people; absent where real people sign in. */
export interface DemoSignIn {
  /** @throws DomainError when nobody bears that name and role */
  tokenFor(persona: {
    readonly role: Role;
    readonly persona?: string | undefined;
    readonly organisation?: string | undefined;
  }): DemoToken | Promise<DemoToken>;
}
