import type { Role } from '@jalon/contracts';

/** A person of a role, named after it: what a test says is which role acts. */
export function somebody<Name extends Role | 'systeme'>(role: Name) {
  return { id: `une-personne-${role}`, name: `Une personne (${role})`, role };
}
