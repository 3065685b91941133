import type { Position, Recorded } from '@jalon/event-store';
import type { Instant } from '@jalon/kernel';
import type { DossierEvent } from './dossier.events.ts';

/** Facts as the log would hold them, one a minute. */
export function recorded(facts: readonly DossierEvent[]): Recorded<DossierEvent>[] {
  return facts.map((fact, revision) => {
    const at = `2016-01-01T00:${String(revision % 60).padStart(2, '0')}:00.000Z` as Instant;
    return {
      ...fact,
      id: `00000000-0000-5000-8000-${String(revision).padStart(12, '0')}`,
      version: 1,
      stream: 'dossier-D16-EXAMPL',
      revision,
      position: (revision + 1) as Position,
      recordedAt: at,
      metadata: {
        actor: { id: 'ines', role: 'instructeur' },
        occurredAt: at,
        commandId: 'c',
        correlationId: 'c',
        causationId: 'c',
      },
    };
  });
}
