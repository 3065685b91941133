import type { Cents } from '@jalon/kernel';
import { communesOf } from '../reference/territories.ts';
import type { DossierEntry } from './dossier-entry.ts';
import type { DossierStatus } from './dossier.state.ts';

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
    valueOfFundedActions: valueOfFunded(entries),
    porteurs: new Set(entries.map(({ porteur }) => porteur.id)).size,
    byStatus: groups.status(entries),
    byTheme: groups.theme(entries),
    byTerritory: groups.territory(entries),
    byCommune: groups.commune(entries),
    byFunder: groups.funder(entries),
    byDispositif: groups.dispositif(entries),
  };
}

/** What a campaign's figures are broken down by. */
export const groupings = ['status', 'theme', 'territory', 'commune', 'funder', 'dispositif'] as const;
export type Grouping = (typeof groupings)[number];

export const groups: Readonly<Record<Grouping, (entries: readonly DossierEntry[]) => readonly Figure[]>> = {
  status: (entries) => grouped(entries, ({ status }) => [status]),
  theme: (entries) => grouped(entries, ({ theme }) => (theme === undefined ? [] : [theme])),
  territory: (entries) => grouped(entries, ({ territories }) => [...new Set(territories)]),
  commune: (entries) => grouped(entries, ({ territories }) => communesOf(territories)),
  funder: (entries) => byLine(entries, ({ funder }) => funder),
  dispositif: (entries) => byLine(entries, ({ funder, dispositif }) => `${funder}/${dispositif}`),
};

/** The states of a request that no figure counts: it was never deposited. */
export const uncounted: readonly DossierStatus[] = ['draft', 'abandoned'];

export function valueOfFunded(entries: readonly DossierEntry[]): Cents {
  return total(entries, ({ granted, cost }) => (granted > 0 ? cost : 0));
}

interface Amounts {
  readonly requested: Cents;
  readonly programmed?: Cents;
  readonly granted?: Cents;
}

export function sumOf(rows: readonly Amounts[], dossiers = rows.length): Omit<Figure, 'key'> {
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
