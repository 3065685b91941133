import type { OfficeHolder } from '../reference/words.ts';

/** The person who acts, as an event names them. */
export function holderOf(actor: { readonly id: string; readonly name: string }): OfficeHolder {
  return { id: actor.id, name: actor.name };
}
