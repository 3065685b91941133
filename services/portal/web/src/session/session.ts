import { queryOptions, useSuspenseQuery } from '@tanstack/react-query';
import { proveWith, read, renewSessions, send } from '../api/client.ts';
import type { Role } from '@jalon/contracts';

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly organisation?: string;
}

export interface Session {
  readonly mode: 'demonstration' | 'production';
  readonly person?: Person;
  readonly csrf?: string;
  readonly expiresAt?: string;
}

export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async ({ signal }) => taken(await read<Session>('/portal/session', undefined, signal)),
  staleTime: 60_000,
});

export function useSession(): Session {
  return useSuspenseQuery(sessionQuery).data;
}

/** Who looks at the screen. Only below the frame, which lets nobody unknown in. */
export function usePerson(): Person {
  const { person } = useSession();
  if (person === undefined) throw new Error('Nobody is signed in');
  return person;
}

export async function signIn(persona: {
  role: Role;
  persona?: string;
  organisation?: string;
}): Promise<Session> {
  return taken(await send<Session>('/portal/session', persona, { key: crypto.randomUUID() }));
}

export async function signOut(): Promise<void> {
  await send('/portal/session', undefined, { method: 'DELETE', key: crypto.randomUUID() });
}

function taken(session: Session): Session {
  proveWith(session.csrf);
  renewSessions(session.mode === 'production');
  return session;
}
