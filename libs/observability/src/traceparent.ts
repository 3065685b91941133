/** What W3C's `traceparent` header says: a trace, and the span in it that calls. */
export interface TraceParent {
  /** 32 hexadecimal digits. */
  readonly traceId: string;
  /** 16 hexadecimal digits. */
  readonly spanId: string;
}

const pattern = /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}(-.*)?$/;

/** Reads a `traceparent`; undefined when it says nothing, or nothing that W3C's recommendation lets us believe. */
export function readTraceparent(header: string | readonly string[] | undefined): TraceParent | undefined {
  const [, version, traceId = '', spanId = '', more] =
    typeof header === 'string' ? (pattern.exec(header) ?? []) : [];
  // Versions to come may say more after these four; the first says no more, and the last is forbidden.
  if (version === undefined || version === 'ff' || (version === '00' && more !== undefined)) return undefined;
  return /^0+$/.test(traceId) || /^0+$/.test(spanId) ? undefined : { traceId, spanId };
}

/** The correlation that a trace begun elsewhere makes here: its very id, written as a UUID. */
export function correlationOf({ traceId }: Pick<TraceParent, 'traceId'>): string {
  const parts = /^(.{8})(.{4})(.{4})(.{4})(.{12})$/.exec(traceId) ?? [];
  return parts.slice(1).join('-');
}
