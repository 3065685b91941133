/**
 * Where each commune of the contract lies on a grid of the métropole, laid out by hand: west to east, north to south,
 * neighbours as near as squares allow. It says who is where, not how far.
 */
export interface Tile {
  readonly code: string;
  /** From 1, west first. */
  readonly column: number;
  /** From 1, north first. */
  readonly row: number;
}

const at = (code: string, column: number, row: number): Tile => ({ code, column, row });

export const tiles: readonly Tile[] = [
  at('59017', 1, 1), // Armentières
  at('59599', 6, 1), // Tourcoing
  at('59650', 8, 1), // Wattrelos
  at('59378', 5, 2), // Marcq-en-Barœul
  at('59163', 6, 2), // Croix
  at('59512', 7, 2), // Roubaix
  at('59367', 8, 3), // Lys-lez-Lannoy
  at('59328', 3, 3), // Lambersart
  at('59368', 4, 3), // La Madeleine
  at('59410', 5, 3), // Mons-en-Barœul
  at('59299', 7, 3), // Hem
  at('59355', 3, 4), // Lomme
  at('59350', 4, 4), // Lille
  at('59298', 5, 4), // Hellemmes
  at('59009', 6, 4), // Villeneuve-d’Ascq
  at('59286', 2, 5), // Haubourdin
  at('59360', 3, 5), // Loos
  at('59220', 4, 5), // Faches-Thumesnil
  at('59507', 5, 5), // Ronchin
  at('59648', 3, 6), // Wattignies
  at('59560', 4, 6), // Seclin
];

/** A quartier that lies in several communes stands in the first that its name tells. */
export function homeOf(communes: readonly string[]): string | undefined {
  return communes[0];
}

/**
 * Where a value stands among the others: 0 for none, then 1 to 5, each with about as many places.
 * @param values of every place that is compared
 */
export function levelOf(value: number, values: readonly number[]): number {
  if (value <= 0) return 0;
  const sorted = values.filter((one) => one > 0).sort((one, other) => one - other);
  const below = sorted.filter((one) => one < value).length;
  return 1 + Math.min(4, Math.floor((5 * below) / Math.max(1, sorted.length)));
}

/** The least value of each level, for the legend. */
export function levelStarts(values: readonly number[]): readonly { level: number; from: number }[] {
  const positive = values.filter((one) => one > 0);
  return [1, 2, 3, 4, 5].flatMap((level) => {
    const inside = positive.filter((one) => levelOf(one, values) === level);
    return inside.length === 0 ? [] : [{ level, from: Math.min(...inside) }];
  });
}
