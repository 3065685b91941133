import { type Role, isRole } from '@jalon/contracts';
import type { Principal } from '../principal.ts';

/** Where a provider's tokens say what we ask of them. */
export interface ClaimMapping {
  /** The path of the claim that lists what the person is: `roles`, `realm_access.roles` (Keycloak). */
  readonly roles: string;
  /** What a value of that claim means here, the most telling first; a value that is not in it means nothing. */
  readonly meaning: ReadonlyMap<string, Role>;
  /** The claim that names the body they act for; for a porteur the id of the porteur (`P-…`). */
  readonly organisation: string;
}

/**
 * The person that verified claims speak of. Somebody who has several roles acts in the first that the mapping names.
 * @returns undefined when they have no role here, or are a porteur of nobody.
 */
export function principalOf(
  claims: Readonly<Record<string, unknown>>,
  mapping: ClaimMapping,
): Principal | undefined {
  const { sub } = claims;
  const held = textsAt(claims, mapping.roles);
  const role = [...mapping.meaning].find(([value]) => held.includes(value))?.[1];
  const [organisation] = textsAt(claims, mapping.organisation);
  if (typeof sub !== 'string' || sub === '' || role === undefined) return undefined;
  if (role === 'porteur' && organisation === undefined) return undefined;
  const [name = sub] = [...textsAt(claims, 'name'), ...textsAt(claims, 'preferred_username')];
  return { id: sub, name, role, ...(organisation === undefined ? {} : { organisation }) };
}

/**
 * Reads `jalon-finance=finance,agents=instructeur`; a role that is called here as there needs no more than its name.
 * @returns undefined when a role is not one of ours.
 */
export function readMeaning(text: string): ReadonlyMap<string, Role> | undefined {
  const meaning = new Map<string, Role>();
  for (const part of text.split(',')) {
    const [value = '', role = value] = part.split('=').map((one) => one.trim());
    if (value === '' || !isRole(role)) return undefined;
    meaning.set(value, role);
  }
  return meaning;
}

/** The texts at a path of the claims: one, a list of them, or none. */
function textsAt(claims: Readonly<Record<string, unknown>>, path: string): readonly string[] {
  // Keycloak nests; others have names with dots in them (`https://example.org/roles`).
  const found = Object.hasOwn(claims, path)
    ? claims[path]
    : path.split('.').reduce<unknown>((within, step) => memberOf(within, step), claims);
  if (typeof found === 'string') return found === '' ? [] : [found];
  return Array.isArray(found) ? found.filter((one): one is string => typeof one === 'string') : [];
}

function memberOf(within: unknown, step: string): unknown {
  return typeof within === 'object' && within !== null && Object.hasOwn(within, step)
    ? (within as Readonly<Record<string, unknown>>)[step]
    : undefined;
}
