/** Something that somebody did, as it is told while it happens. */
export interface Change {
  /** The service that tells, or `whole`. */
  readonly teller: string;
  readonly stream: string;
  readonly type: string;
  readonly revision: number;
  readonly position: string;
  readonly by: { readonly id: string; readonly role: string };
}

const listeners = new Set<(change: Change) => void>();

export function tellChange(change: Change): void {
  for (const listener of listeners) listener(change);
}

/** @returns how to stop listening */
export function onChange(listener: (change: Change) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
