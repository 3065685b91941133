import type { Cents } from '@jalon/kernel';
import { communesOf } from '../reference/territories.ts';
import type { DossierEntry } from './dossier-entry.ts';

/** Counts and amounts of a group of dossiers. Cents. */
export interface Figure {
  readonly key: string;
  readonly dossiers: number;
  readonly requested: Cents;
  readonly programmed: Cents;
  readonly granted: Cents;
}

export interface CampaignFigures {
  readonly campaign: string;
  readonly total: Omit<Figure, 'key'>;
  /** What the funded actions cost in all: the expenses of every dossier with a grant. Not a sum of subsidies. */
  readonly valueOfFundedActions: Cents;
  readonly porteurs: number;
  readonly byStatus: readonly Figure[];
  readonly byTheme: readonly Figure[];
  /** A dossier counts whole in each of its territories: these lines do not add up to the total. */
  readonly byTerritory: readonly Figure[];
  /** Once in each commune that it or one of its quartiers lies in: what the register shows when asked for that commune. */
  readonly byCommune: readonly Figure[];
  readonly byFunder: readonly Figure[];
  readonly byDispositif: readonly Figure[];
}

/** The figures of a campaign, from its entries in the register. */
export function figuresOf(campaign: string, entries: readonly DossierEntry[]): CampaignFigures {
  return {
    campaign,
    total: sumOf(entries),
    valueOfFundedActions: total(entries, (entry) => (entry.granted > 0 ? entry.cost : 0)),
    porteurs: new Set(entries.map(({ porteur }) => porteur.id)).size,
    byStatus: grouped(entries, ({ status }) => [status]),
    byTheme: grouped(entries, ({ theme }) => (theme === undefined ? [] : [theme])),
    byTerritory: grouped(entries, ({ territories }) => [...new Set(territories)]),
    byCommune: grouped(entries, ({ territories }) => communesOf(territories)),
    byFunder: byLine(entries, ({ funder }) => funder),
    byDispositif: byLine(entries, ({ funder, dispositif }) => `${funder}/${dispositif}`),
  };
}

interface Amounts {
  readonly requested: Cents;
  readonly programmed?: Cents;
  readonly granted?: Cents;
}

function sumOf(rows: readonly Amounts[], dossiers = rows.length): Omit<Figure, 'key'> {
  return {
    dossiers,
    requested: total(rows, ({ requested }) => requested),
    programmed: total(rows, ({ programmed }) => programmed ?? 0),
    granted: total(rows, ({ granted }) => granted ?? 0),
  };
}

function grouped(
  entries: readonly DossierEntry[],
  keysOf: (entry: DossierEntry) => readonly string[],
): Figure[] {
  const groups = Map.groupBy(
    entries.flatMap((entry) => keysOf(entry).map((key) => ({ key, entry }))),
    ({ key }) => key,
  );
  return inOrder([...groups].map(([key, rows]) => ({ key, ...sumOf(rows.map(({ entry }) => entry)) })));
}

function byLine(
  entries: readonly DossierEntry[],
  keyOf: (line: DossierEntry['lines'][number]) => string,
): Figure[] {
  const groups = Map.groupBy(
    entries.flatMap(({ reference, lines }) => lines.map((line) => ({ key: keyOf(line), reference, line }))),
    ({ key }) => key,
  );
  return inOrder(
    [...groups].map(([key, rows]) => ({
      key,
      ...sumOf(
        rows.map(({ line }) => line),
        new Set(rows.map(({ reference }) => reference)).size,
      ),
    })),
  );
}

function inOrder(figures: Figure[]): Figure[] {
  return figures.sort((one, other) => (one.key < other.key ? -1 : 1));
}

function total<Row>(rows: readonly Row[], amountOf: (row: Row) => number): Cents {
  let result = 0;
  for (const row of rows) result += amountOf(row);
  return result as Cents;
}
