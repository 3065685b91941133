import { existsSync, statSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { CorruptLog } from '../errors.ts';
import { inspectMainFile } from './main-file.ts';
import { query } from './rows.ts';
import { inspectWal, type WalInspection } from './wal-file.ts';
import { readWitness } from './witness.ts';

/** What opening a log found. */
export interface Recovery {
  /** `whole`: nothing is missing. `dropped`: an unfinished commit, answered to nobody. `lost`: acknowledged events. */
  readonly outcome: 'whole' | 'dropped' | 'lost';
  readonly lastPosition: number;
  /** The last position that a caller was told is on disk, when the witness beside the log says it. */
  readonly lastAcknowledged: number | undefined;
  /** Bytes of the write-ahead log after its last whole commit, belonging to a commit that never ended or is damaged. */
  readonly droppedBytes: number;
  /** One sentence for the program's log. */
  readonly sentence: string;
}

/** What the files say before SQLite opens them (which itself drops a torn end without a word). */
export interface Inspection {
  readonly file: string;
  readonly wal: WalInspection;
  readonly lastAcknowledged: number | undefined;
}

/** @throws CorruptLog when the log cannot be opened at a whole commit, with the reason. */
export function inspectBeforeOpening(file: string): Inspection {
  const lastAcknowledged = readWitness(file);
  if (!existsSync(file) || statSync(file).size === 0) {
    if (lastAcknowledged) {
      const missing = existsSync(file) ? 'empty' : 'missing';
      throw new CorruptLog(
        `${file} is ${missing}, but its witness says that events up to position ${lastAcknowledged} were written`,
      );
    }
    return { file, wal: inspectWal(`${file}-wal`), lastAcknowledged };
  }
  const wal = inspectWal(`${file}-wal`);
  inspectMainFile(file, wal);
  return { file, wal, lastAcknowledged };
}

/** @throws CorruptLog when what was dropped leaves the log inconsistent. */
export function recoveryAfterOpening(
  database: DatabaseSync,
  { file, wal, lastAcknowledged }: Inspection,
): Recovery {
  const lastPosition = query<[number | null]>(database, 'SELECT max(position) FROM events').get()?.[0] ?? 0;
  const lost = lastAcknowledged !== undefined && lastAcknowledged > lastPosition;
  const { droppedBytes } = wal;
  // Frames past the damage may have reached the main file already: old and new pages would be mixed.
  if (lost || wal.damaged) checkWhole(database, file);
  const outcome = lost ? 'lost' : droppedBytes > 0 ? 'dropped' : 'whole';
  return { outcome, lastPosition, lastAcknowledged, droppedBytes, sentence: sentence() };

  function sentence(): string {
    const why = wal.reason === undefined ? '' : ` (${wal.reason})`;
    switch (outcome) {
      case 'whole':
        return `Journal ouvert, entier, ${lastPosition} événements.`;
      case 'dropped':
        return (
          `Journal ouvert à son dernier enregistrement entier, ${lastPosition} événements ; ` +
          `${droppedBytes} octets d'un enregistrement inachevé ont été écartés${why}.`
        );
      case 'lost':
        return (
          `PERTE : le journal s'arrête à la position ${lastPosition}, mais les événements ` +
          `${lastPosition + 1} à ${lastAcknowledged} avaient été confirmés ; ${droppedBytes} octets écartés${why}.`
        );
    }
  }
}

function checkWhole(database: DatabaseSync, file: string): void {
  const faults = query<[string]>(database, 'PRAGMA integrity_check(5)').all();
  if (faults[0]?.[0] !== 'ok') {
    throw new CorruptLog(
      `${file} lost its end and is no longer consistent: ${faults.map(([fault]) => fault).join('; ')}`,
    );
  }
  const [count, last] =
    query<[number, number | null]>(database, 'SELECT count(*), max(position) FROM events').get() ?? [];
  if (count !== (last ?? 0)) {
    throw new CorruptLog(`${file} lost events in its midst: it holds ${count} events up to position ${last}`);
  }
}
