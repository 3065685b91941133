import type { Actor } from '@jalon/event-store';
import type { Asker } from '@jalon/kernel';
import type { Role } from '@jalon/contracts';

/** The person who asks, as the authenticator knows them. */
export interface Principal {
  readonly id: string;
  /** The name of an office holder acting in their office. */
  readonly name: string;
  readonly role: Role;
  /** The body they act for; for a porteur, the id of the porteur (`P-…`): they see its dossiers only. */
  readonly organisation?: string;
}

/** The person as an event names them. */
export function actorOf(principal: Principal): Actor {
  return {
    id: principal.id,
    role: principal.role,
    ...(principal.organisation === undefined ? {} : { organisation: principal.organisation }),
  };
}

/** What acts when a deadline falls due: nobody's hand, and it says so. */
export const systemActor: Actor = { id: 'systeme', role: 'systeme' };

/** The person as a decider knows them. */
export function askerOf({ id, name, role, organisation }: Principal): Asker {
  return { id, name, role, ...(organisation === undefined ? {} : { organisation }) };
}
