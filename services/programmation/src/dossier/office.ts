import type { OfficeHolder } from '@jalon/contracts';

/** The person who acts, as an event names them. */
export function holderOf(actor: { readonly id: string; readonly name: string }): OfficeHolder {
  return { id: actor.id, name: actor.name };
}
