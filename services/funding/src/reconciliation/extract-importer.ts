import { hash } from 'node:crypto';
import { type CommandEnvelope, StreamTurns } from '@jalon/event-store';
import type { Asker, Day } from '@jalon/kernel';
import type { ReadModel } from '@jalon/read-models';
import type { ReceivedFile } from '@jalon/received-file';
import { decisionContext } from '../decision-context.ts';
import { NotFound } from '../intents.errors.ts';
import type { Ports } from '../ports.ts';
import type { BenchDocument } from './bench/bench-lines.projection.ts';
import { type Comparison, type ComparisonStep } from './comparison.ts';
import { entailed } from './entailed-command.ts';
import { inTurns } from './in-turns.ts';
import { AlreadySuperseded, UnknownSource } from './extract/extract.errors.ts';
import type { ReceivedExtract } from './extract/extract.state.ts';
import type { ExtractLine, RowFault } from './reading/extract-line.ts';
import { type ReadExtract, readExtract } from './reading/extract-lines.ts';
import { profileOf, sourceProfiles } from './reading/source-profiles.ts';
import { type ReconciliationStreams, linesOfASheet, sheetId } from './reconciliation-streams.ts';

/** What a person says of the file that they bring. */
export interface ExtractTerms {
  /** One of `sourceProfiles`. */
  readonly source: string;
  /** The period that it tells: orders issued within it and absent from it are missing there. */
  readonly period?: { readonly from: Day; readonly until: Day } | undefined;
  /** The extract that it corrects. */
  readonly corrects?: string | undefined;
}

export type ImportStep =
  { readonly stage: 'reading' | 'writing'; readonly rows: number; readonly of?: number } | ComparisonStep;

/** Who is told of an import on its way. */
export interface ImportListener {
  readonly progress: (step: ImportStep) => void;
  /** A row that is no line, and why. */
  readonly quarantined: (fault: RowFault) => void;
}

const nobody: ImportListener = { progress: () => undefined, quarantined: () => undefined };

/** What an import led to. */
export interface ImportReport {
  readonly extract: string;
  /** The file had been imported before: nothing was written. */
  readonly known: boolean;
  readonly state: ReceivedExtract;
}

const patienceMs = 30_000;
const faultsKept = 100;

/**
 * Takes an accountant's file in, and compares it. The extract's id comes from the file and its source, each sheet from
 * its place: the same file again changes nothing, and goes on where a first import was cut.
 */
export class ExtractImporter {
  readonly #ports: Pick<Ports, 'store' | 'clock' | 'readModels'>;
  readonly #streams: ReconciliationStreams;
  readonly #comparison: Comparison;
  readonly #lines: ReadModel<BenchDocument>;
  // Which file read a line first is looked up before it is written: one import at a time.
  readonly #turns = new StreamTurns();

  constructor(
    ports: Pick<Ports, 'store' | 'clock' | 'readModels'>,
    streams: ReconciliationStreams,
    comparison: Comparison,
    lines: ReadModel<BenchDocument>,
  ) {
    this.#ports = ports;
    this.#streams = streams;
    this.#comparison = comparison;
    this.#lines = lines;
  }

  /** @throws UnknownSource, HeadersMissing, NotFound and AlreadySuperseded of the extract to correct; a refusal */
  import(
    file: ReceivedFile,
    terms: ExtractTerms,
    command: CommandEnvelope,
    actor: Asker,
    listener: ImportListener = nobody,
  ): Promise<ImportReport> {
    return this.#turns.run('extract-import', () => this.#import(file, terms, command, actor, listener));
  }

  async #import(
    file: ReceivedFile,
    { source, period, corrects }: ExtractTerms,
    command: CommandEnvelope,
    actor: Asker,
    { progress: tell, quarantined }: ImportListener,
  ): Promise<ImportReport> {
    const profile = profileOf(source);
    if (profile === undefined)
      throw new UnknownSource(
        source,
        sourceProfiles.map((one) => one.source),
      );
    const extract = extractId(source, file.sha256);
    const { extracts } = this.#streams;
    const before = (await extracts.load(extract)).state;
    if (before.status === 'compared' || before.status === 'superseded')
      return { extract, known: true, state: before };
    if (corrects !== undefined) await this.#mayBeCorrected(corrects, extract);
    const read = await readExtract(file.text, profile, (rows) => tell({ stage: 'reading', rows }));
    for (const fault of read.faults) quarantined(fault);
    const context = decisionContext(this.#ports.clock, actor, command.occurredAt);
    if (before.status === 'absent') {
      await extracts.handle(
        extract,
        {
          intent: 'receive',
          extract,
          source,
          profileVersion: profile.version,
          file: file.name,
          sha256: file.sha256,
          bytes: file.bytes,
          encoding: `${file.encoding.name}${file.encoding.marked ? ' (BOM)' : ''}`,
          ...(period !== undefined && { period }),
          ...(corrects !== undefined && { corrects }),
          ...summaryOf(read),
        },
        command,
        context,
        'new',
      );
    }
    await this.#writeLines(extract, read.lines, command, actor, tell);
    const state = await this.#comparison.run(extract, entailed(command, 'comparison'), actor, tell);
    if (corrects !== undefined) {
      const once = entailed(command, `supersede ${corrects}`);
      await extracts.handle(corrects, { intent: 'supersede', by: extract }, once, context);
    }
    return { extract, known: false, state };
  }

  async #mayBeCorrected(corrects: string, extract: string): Promise<void> {
    const { state } = await this.#streams.extracts.load(corrects);
    if (state.status === 'absent') throw new NotFound('extract', corrects);
    if (state.status === 'superseded' && state.by !== extract)
      throw new AlreadySuperseded(corrects, state.by);
  }

  async #writeLines(
    extract: string,
    lines: readonly ExtractLine[],
    command: CommandEnvelope,
    actor: Asker,
    tell: (step: ImportStep) => void,
  ): Promise<void> {
    const { store, readModels, clock } = this.#ports;
    await readModels.waitFor(await store.lastPosition(), patienceMs);
    const sheets = sheetsOf(lines);
    let done = 0;
    await inTurns([...sheets.entries()], async ([nth, some]) => {
      const mine: Record<string, ExtractLine> = {};
      const recognised: Record<string, { extract: string; sheet: number }> = {};
      for (const line of some) {
        const known = await this.#lines.get(line.key);
        if (known === undefined || known.state === 'unknown-there' || known.home === extract)
          mine[line.key] = line;
        else recognised[line.key] = { extract: known.home, sheet: known.sheet };
      }
      await this.#streams.sheets.handle(
        sheetId(extract, nth),
        { intent: 'read', extract, sheet: nth, lines: mine, recognised },
        entailed(command, `sheet ${nth}`),
        decisionContext(clock, actor, command.occurredAt),
      );
      done += some.length;
      if (nth % 20 === 0) tell({ stage: 'writing', rows: done, of: lines.length });
    });
    tell({ stage: 'writing', rows: done, of: lines.length });
  }
}

/** The same file of the same source is the same extract. */
export function extractId(source: string, sha256: string): string {
  return `X-${hash('sha256', `${source} ${sha256}`).slice(0, 12).toUpperCase()}`;
}

/** Lines in sheets, by their place in the file alone. */
function sheetsOf(lines: readonly ExtractLine[]): readonly (readonly ExtractLine[])[] {
  return Array.from({ length: Math.ceil(lines.length / linesOfASheet) }, (_, nth) =>
    lines.slice(nth * linesOfASheet, (nth + 1) * linesOfASheet),
  );
}

function summaryOf({ lines, faults }: ReadExtract) {
  const kinds: Record<string, { lines: number; amount: number }> = {};
  for (const { kind, amount } of lines) {
    const known = kinds[kind] ?? { lines: 0, amount: 0 };
    kinds[kind] = { lines: known.lines + 1, amount: known.amount + amount };
  }
  return {
    lines: lines.length,
    sheets: sheetsOf(lines).length,
    kinds,
    faults: { rows: new Set(faults.map(({ line }) => line)).size, first: [...faults.slice(0, faultsKept)] },
  };
}
