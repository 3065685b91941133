import { DomainError, instant } from '@jalon/kernel';
import type { DemoSignIn, DemoToken } from '../session/sign-in.ts';
import type { ServiceBehind } from './services.ts';

class SignInRefused extends DomainError {
  readonly code = 'portal/sign-in-refused';
  override readonly kind = 'forbidden';
}

/** Invented people get their tokens from a service of the demonstration. */
export function demoSignIn({ url }: ServiceBehind): DemoSignIn {
  return {
    async tokenFor(persona): Promise<DemoToken> {
      const answer = await fetch(`${url}/api/auth/demo-tokens`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(persona),
      });
      if (!answer.ok) throw new SignInRefused('Le service n’a donné de jeton à personne sous ce nom.');
      const told = (await answer.json()) as Omit<DemoToken, 'expiresAt'> & { readonly expiresAt: string };
      return { ...told, expiresAt: instant(told.expiresAt) };
    },
  };
}
