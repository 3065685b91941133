/**
 * What is being typed, kept in this browser until it is sent: a page reloaded, a session that ended or a service that
 * restarted takes nothing away. Its key goes with it, so that what was sent just before is not done twice.
 */
export interface KeptDraft {
  readonly key: string;
  readonly values: Readonly<Record<string, unknown>>;
}

const nameOf = (address: string) => `jalon.draft ${address}`;

export function readDraft(address: string): KeptDraft | undefined {
  try {
    const kept = sessionStorage.getItem(nameOf(address));
    return kept === null ? undefined : (JSON.parse(kept) as KeptDraft);
  } catch {
    return undefined;
  }
}

export function keepDraft(address: string, draft: KeptDraft): void {
  try {
    sessionStorage.setItem(nameOf(address), JSON.stringify(draft));
  } catch {
    // A browser that keeps nothing still sends.
  }
}

export function forgetDraft(address: string): void {
  sessionStorage.removeItem(nameOf(address));
}
