/** An event as the audit answers it: everything that the log holds. */
export interface AuditedEvent {
  readonly id: string;
  readonly stream: string;
  readonly category: string;
  readonly type: string;
  readonly revision: number;
  readonly position: string;
  readonly recordedAt: string;
  readonly version: number;
  readonly data: Readonly<Record<string, unknown>>;
  readonly metadata: {
    readonly actor: { readonly id: string; readonly role: string; readonly organisation?: string };
    readonly occurredAt: string;
    readonly commandId: string;
    readonly correlationId: string;
    readonly causationId: string;
  };
}

/** The dossier that a subject is, or is about: `commitment-D16-7K3M9Q.L1` is about D16-7K3M9Q. */
export function dossierOf(stream: string): string | undefined {
  return /^(?:dossier|commitment|convention)-(D\d{2}-[0-9A-Z]{6})/.exec(stream)?.[1];
}
