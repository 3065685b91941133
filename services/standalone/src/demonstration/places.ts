import { communes, quartiers } from '@jalon/programmation';

/** A commune of the contract, with the quartiers that the reference data place in it. */
export interface Place {
  readonly commune: string;
  readonly name: string;
  /** How much of the programme happens there, relative to the others. */
  readonly weight: number;
  readonly quartiers: readonly string[];
}

/** Where most quartiers are, most of the programme is; the other communes weigh 1 each. */
const weights: Readonly<Record<string, number>> = {
  '59350': 26,
  '59512': 24,
  '59599': 16,
  '59009': 6,
  '59650': 5,
  '59410': 5,
  '59299': 5,
  '59360': 5,
  '59017': 4,
  '59648': 3,
  '59163': 2,
  '59286': 2,
  '59298': 2,
  '59328': 2,
  '59355': 2,
  '59378': 2,
  '59507': 2,
  '59560': 2,
};

/** The 21 communes of the contract. */
export const places: readonly Place[] = communes.map(({ code, name }) => ({
  commune: code,
  name,
  weight: weights[code] ?? 1,
  quartiers: quartiers
    .filter((quartier) => quartier.communes.includes(code))
    .map((quartier) => quartier.code),
}));

/** Quartiers that the reference data place nowhere: a few actions happen there too, in no commune that we could name. */
export const unplacedQuartiers: readonly string[] = quartiers
  .filter((quartier) => quartier.communes.length === 0)
  .map(({ code }) => code);

export function placeOf(commune: string): Place {
  const place = places.find((candidate) => candidate.commune === commune);
  if (!place) throw new RangeError(`Not a commune of the contract: ${commune}`);
  return place;
}
