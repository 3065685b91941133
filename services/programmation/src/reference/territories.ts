import type { Day } from '@jalon/kernel';

/** A commune of the contract, by its INSEE code. */
export interface Commune {
  readonly code: string;
  readonly name: string;
  /** For an associated commune: the commune it is part of. The contract counts 21 with these two, INSEE 19 (I3). */
  readonly associatedTo?: string;
}

/** A neighbourhood: priority (QPV, decree of 30 December 2014) or under watch (QVA). */
export interface Quartier {
  readonly code: string;
  /** Undefined when no public source names it: nothing is invented. */
  readonly name: string | undefined;
  readonly kind: 'priority' | 'watch';
  /** INSEE codes of the communes it lies in, as far as the sources say. */
  readonly communes: readonly string[];
  readonly from: Day;
  readonly until?: Day;
  readonly note?: string;
}

/** An action that covers the whole métropole. */
export const metropolitan = 'metropolitan';

const commune = (code: string, name: string, associatedTo?: string): Commune => ({
  code,
  name,
  ...(associatedTo === undefined ? {} : { associatedTo }),
});

/** Source: the annual report's list; codes of INSEE's official geographic code. */
export const communes: readonly Commune[] = [
  commune('59017', 'Armentières'),
  commune('59163', 'Croix'),
  commune('59220', 'Faches-Thumesnil'),
  commune('59286', 'Haubourdin'),
  commune('59299', 'Hem'),
  commune('59328', 'Lambersart'),
  commune('59368', 'La Madeleine'),
  commune('59350', 'Lille'),
  commune('59298', 'Hellemmes', '59350'),
  commune('59355', 'Lomme', '59350'),
  commune('59360', 'Loos'),
  commune('59367', 'Lys-lez-Lannoy'),
  commune('59378', 'Marcq-en-Barœul'),
  commune('59410', 'Mons-en-Barœul'),
  commune('59507', 'Ronchin'),
  commune('59512', 'Roubaix'),
  commune('59560', 'Seclin'),
  commune('59599', 'Tourcoing'),
  commune('59009', 'Villeneuve-d’Ascq'),
  commune('59648', 'Wattignies'),
  commune('59650', 'Wattrelos'),
];

const since = '2015-01-01' as Day;
const until = '2023-12-31' as Day;

const qpv = (
  number: number,
  name: string | undefined,
  among: readonly string[],
  note?: string,
): Quartier => ({
  code: `QP0590${number}`,
  name,
  kind: 'priority',
  communes: among,
  from: since,
  until,
  ...(note === undefined ? {} : { note }),
});

/**
 * The 26 QPV of 2015-2023, names from the 2024 table of correspondence, and the quartiers de veille that the sources
 * name: that second list is partial.
 */
export const quartiers: readonly Quartier[] = [
  qpv(66, 'Pont de Bois', ['59009']),
  qpv(67, 'Résidence - Poste - Terroir', ['59009']),
  qpv(
    68,
    undefined,
    [],
    'Aucune source publique ne donne le nom de ce quartier : il n’a pas de successeur en 2024.',
  ),
  qpv(69, 'Attargette - Chanzy', ['59017']),
  qpv(70, 'Bizet - Briquetterie', ['59017']),
  qpv(
    71,
    'Intercommunal Hautchamps Longchamp - Lionderie - 3 Baudets',
    ['59299'],
    'Intercommunal : Hem et communes voisines.',
  ),
  qpv(72, 'Pacot - Vandracq', ['59328']),
  qpv(73, 'Secteur Ouest', ['59350']),
  qpv(74, 'Secteur Sud', ['59350'], 'Intercommunal : Lille et communes voisines.'),
  qpv(75, 'Secteur Nord Est', ['59350']),
  qpv(76, 'Secteur Nord', ['59350']),
  qpv(77, 'Les Oliveaux', ['59360']),
  qpv(78, 'Clémenceau - Kiener', ['59360']),
  qpv(79, 'La Briquetterie', ['59378']),
  qpv(
    80,
    'Nouveau Mons - Les Sarts - Dombrowski',
    ['59410'],
    'Intercommunal : Mons-en-Barœul et communes voisines.',
  ),
  qpv(81, 'Comtesse de Ségur', ['59507']),
  qpv(82, 'Intercommunal Roubaix - Tourcoing - Blanc Seau - Croix Bas Saint Pierre', [
    '59512',
    '59599',
    '59163',
  ]),
  qpv(83, 'Nouveau Roubaix', ['59512']),
  qpv(84, 'La Mouchonnière', ['59560']),
  qpv(85, 'Phalempins', ['59599']),
  qpv(86, 'Virolois', ['59599']),
  qpv(87, 'La Bourgogne', ['59599']),
  qpv(88, 'Pont Rompu', ['59599']),
  qpv(89, 'Blanc Riez', ['59648']),
  qpv(90, 'Épidème - Villas - Couteaux', ['59599'], 'Intercommunal ; la commune est déduite du nom.'),
  qpv(91, 'Centralité de Beaulieu', ['59650']),
  {
    code: 'QVA-HAUBOURDIN',
    name: 'Le Parc',
    kind: 'watch',
    communes: ['59286'],
    from: since,
    until,
    note: 'Quartier de veille de 2015, prioritaire en 2024 (QN05991N). Les autres quartiers de veille ne sont pas nommés par nos sources.',
  },
];

const territoryCodes = new Set([...communes, ...quartiers].map(({ code }) => code).concat(metropolitan));

/** A commune, a quartier, or the whole métropole. */
export function isTerritory(code: string): boolean {
  return territoryCodes.has(code);
}

/** The communes that territories are, or that they lie in: each once. */
export function communesOf(territories: readonly string[]): readonly string[] {
  const among = territories.flatMap((code) =>
    communes.some((one) => one.code === code)
      ? [code]
      : (quartiers.find((quartier) => quartier.code === code)?.communes ?? []),
  );
  return [...new Set(among)];
}

/** What was in force on a day. */
export function quartiersOn(day: Day): readonly Quartier[] {
  return quartiers.filter(({ from, until: last }) => from <= day && (last === undefined || day <= last));
}
