import { CommandHandler, derivedId, withDrawnReference } from '@jalon/event-store';
import { type Day, parisDay, startOfParisDay } from '@jalon/kernel';
import type { DossierDesk } from '../dossier/dossier-desk.ts';
import { DossierNotPossibleNow } from '../dossier/dossier.errors.ts';
import type { PorteurDesk } from '../porteur/porteur-desk.ts';
import { checkSiret } from '@jalon/contracts';
import type { Ports } from '../ports.ts';
import { BoundedWrites } from './bounded-writes.ts';
import { ConventionCensus } from './convention-census.ts';
import { GrantHolders, type ImportAuthor } from './grant-holders.ts';
import { ImportTally } from './import-tally.ts';
import { commandIdOf, pastGrantOf, rowFingerprint } from './past-grant.ts';
import { type PastGrantsImport, pastGrantsImportDecider } from './past-grants-import.decider.ts';
import type { ImportReport, PastGrantsImportEvent } from './past-grants-import.events.ts';
import type { ReceivedFile } from '@jalon/received-file';
import { type ScdlShape, rowsOf, shapeOf } from './reading/scdl-rows.ts';
import { type JudgedRow, type QuarantinedRow, type TakenRow, judgeRow } from './repairs/judged-row.ts';
import { UnsoundGrantor } from './scdl.errors.ts';

/** A file whose first line was understood, for one who imports it. */
export interface OpenedImport {
  readonly id: string;
  readonly file: ReceivedFile;
  readonly shape: ScdlShape;
  readonly grantor: string | undefined;
}

/** How far it has come: a first reading counts, a second one writes. */
export interface ImportStep {
  readonly stage: 'reading' | 'writing';
  readonly rows: number;
  /** How many rows there are, once they were counted. */
  readonly of?: number;
}

/** Who is told of an import on its way. */
export interface ImportListener {
  /** Every some hundred rows, and at the end. */
  readonly progress: (step: ImportStep) => void;
  readonly quarantined: (row: QuarantinedRow) => void;
  /** Whether who asked has left. */
  readonly stopped: () => boolean;
  /** Awaited between rows: a slow reader slows the import instead of filling the memory. */
  readonly ready: () => Promise<void> | undefined;
}

/** Grants written at the same time: the log commits them together. */
const atOnce = 64;
const toldEvery = 500;

/**
 * Takes up past grants from a file: porteurs, and one dossier for each row. The ids come from what a row says: the same
 * file twice changes nothing, and the same row in two files is one dossier. Memory is bounded by the number of rows,
 * not by what they hold.
 */
export class PastGrantsImporter {
  readonly #ports: Pick<Ports, 'store' | 'clock'>;
  readonly #porteurs: PorteurDesk;
  readonly #dossiers: DossierDesk;
  readonly #imports: CommandHandler<PastGrantsImport, ImportReport, PastGrantsImportEvent, undefined>;

  constructor(ports: Pick<Ports, 'store' | 'clock'>, porteurs: PorteurDesk, dossiers: DossierDesk) {
    this.#ports = ports;
    this.#porteurs = porteurs;
    this.#dossiers = dossiers;
    this.#imports = new CommandHandler(ports.store, ports.clock, {
      name: 'import',
      decider: pastGrantsImportDecider,
    });
  }

  /** @throws NotAGrantsFile; UnsoundGrantor */
  async open(file: ReceivedFile, grantor: string | undefined): Promise<OpenedImport> {
    if (grantor !== undefined && checkSiret(grantor) !== undefined) throw new UnsoundGrantor(grantor);
    return {
      id: derivedId(`scdl file ${file.sha256}`, grantor ?? ''),
      file,
      shape: await shapeOf(file),
      grantor,
    };
  }

  /** The report of an import that came to its end; undefined when there is none. */
  async reportOf(id: string): Promise<ImportReport | undefined> {
    return (await this.#imports.load(id)).state;
  }

  /** Imports a file. @throws what the store throws: what was written stays, the same file again goes on. */
  async run(
    opened: OpenedImport,
    actor: ImportAuthor['actor'],
    listener: ImportListener,
  ): Promise<ImportReport> {
    const { id, file, shape, grantor } = opened;
    const census = await this.#census(opened, listener);
    const tally = await this.#takeUp(opened, census, { actor, correlationId: id }, listener);
    const report: ImportReport = {
      import: id,
      file: file.name,
      sha256: file.sha256,
      bytes: file.bytes,
      encoding: `${file.encoding.name}${file.encoding.marked ? ' (BOM)' : ''}`,
      separator: shape.dialect.separator,
      headers: shape.headers.map((header) => ({ ...header })),
      ...(grantor === undefined ? {} : { grantor }),
      ...tally.report(),
      interrupted: listener.stopped(),
    };
    if (!report.interrupted) {
      const { id: person, role } = actor;
      await this.#imports.handle(id, report, { commandId: id, actor: { id: person, role } }, undefined);
    }
    return report;
  }

  /** A first reading: how rows share conventions. */
  async #census(opened: OpenedImport, listener: ImportListener): Promise<ConventionCensus> {
    const census = new ConventionCensus();
    for await (const row of this.#judged(opened)) {
      census.see(row);
      if (census.rows % toldEvery === 0) listener.progress({ stage: 'reading', rows: census.rows });
      if (listener.stopped()) break;
    }
    return census;
  }

  /** The second reading: each row becomes a dossier, or is set aside. */
  async #takeUp(
    opened: OpenedImport,
    census: ConventionCensus,
    author: ImportAuthor,
    listener: ImportListener,
  ): Promise<ImportTally> {
    const tally = new ImportTally();
    const holders = new GrantHolders(this.#porteurs, author);
    const occurrences = new Occurrences();
    const writes = new BoundedWrites(atOnce);
    const quarantine = (row: QuarantinedRow) => {
      tally.quarantined(row);
      listener.quarantined(row);
    };
    const take = async (row: TakenRow) => {
      const { convention, reading, granted } = census.readingOf(row);
      if (reading === 'incoherent') return quarantine(sharesRefused(row));
      const fingerprint = rowFingerprint(row);
      const occurrence = occurrences.next(fingerprint);
      if (occurrence > 1) tally.remark('same-row-again', row.line);
      const holder = await holders.holderOf(row);
      if (holder.disputed) tally.remark('disputed-identity', row.line);
      tally.taken(row, reading, convention, holder.registered);
      const grant = pastGrantOf(row, holder.porteur, granted, {
        file: opened.file.name,
        sha256: opened.file.sha256,
      });
      await writes.add(async () => {
        tally.written(await this.#write(grant, commandIdOf(fingerprint, occurrence), author));
      });
    };
    for await (const row of this.#judged(opened)) {
      if (listener.stopped()) break;
      if (row.kind === 'blank') tally.blank();
      else if (row.kind === 'quarantined') quarantine(row);
      else await take(row);
      if (tally.read % toldEvery === 0)
        listener.progress({ stage: 'writing', rows: tally.read, of: census.rows });
      await listener.ready();
    }
    await writes.end();
    listener.progress({ stage: 'writing', rows: tally.read, of: census.rows });
    return tally;
  }

  async *#judged({ file, shape, grantor }: OpenedImport): AsyncIterable<JudgedRow> {
    const today = parisDay(this.#ports.clock.now());
    for await (const row of rowsOf(file, shape)) yield judgeRow(row, today, grantor);
  }

  /** @returns false when the dossier was already there. */
  async #write(
    grant: ReturnType<typeof pastGrantOf>,
    commandId: string,
    { actor, correlationId }: ImportAuthor,
  ): Promise<boolean> {
    const { id, role } = actor;
    const occurredAt = startOfParisDay(grant.decision.date as Day);
    const envelope = { commandId, correlationId, actor: { id, role }, occurredAt };
    const { repeated } = await withDrawnReference(
      `D${String(grant.line.year).slice(-2)}`,
      commandId,
      (error) => error instanceof DossierNotPossibleNow,
      (reference) =>
        this.#dossiers.handle(
          reference,
          { intent: 'import-past-grant', ...grant, reference },
          envelope,
          actor,
        ),
    );
    return !repeated;
  }
}

function sharesRefused({ line, cells }: TakenRow): QuarantinedRow {
  const sentence =
    'les parts des bénéficiaires de la convention ne font pas 1, ou leurs montants n’y répondent pas';
  const value = cells.pourcentageSubvention;
  return {
    kind: 'quarantined',
    line,
    cells,
    faults: [{ column: 'pourcentageSubvention', fault: 'shares', value, sentence }],
  };
}

/** The rows of a file that say the same: true doubles are told apart by their order. */
class Occurrences {
  readonly #seen = new Map<string, number>();

  next(fingerprint: string): number {
    const occurrence = (this.#seen.get(fingerprint) ?? 0) + 1;
    this.#seen.set(fingerprint, occurrence);
    return occurrence;
  }
}
