import { type Cents, type Day, isDay, parseEuros } from '@jalon/kernel';
import type { LineContent, RowFault } from './extract-line.ts';
import { type DayFormat, type ExtractColumn, type SourceProfile, plainWords } from './source-profiles.ts';

/** The cells of a row by their column; a column that the source does not have is empty. */
export type Cells = Readonly<Record<ExtractColumn, string>>;

type Fault = Omit<RowFault, 'line'>;

/** What a row says, or everything that is wrong with it. */
export function contentOf(cells: Cells, profile: SourceProfile): LineContent | readonly Fault[] {
  const faults: Fault[] = [];
  const fault = (column: ExtractColumn, sentence: string) =>
    void faults.push({
      column: profile.headers[column][0] ?? column,
      value: cells[column].slice(0, 200),
      sentence,
    });

  const kind = profile.kinds[plainWords(cells.kind)];
  if (kind === undefined) fault('kind', 'Cette nature d’opération n’est pas connue de la source.');
  const amount = amountOf(cells.amount);
  if (amount === undefined) fault('amount', 'Un montant en euros est attendu, au plus deux décimales.');
  else if (amount <= 0)
    fault('amount', 'Un montant positif est attendu : une annulation se dit par sa nature.');
  const day = dayOf(cells.day, profile.days);
  if (day === undefined) fault('day', 'Une date du calendrier est attendue.');
  const exercice = wholeNumber(cells.exercice);
  if (exercice === 'unreadable') fault('exercice', 'Une année est attendue.');
  const number = wholeNumber(cells.number);
  if (number === 'unreadable') fault('number', 'Un numéro est attendu.');
  const reference = cells.reference.trim().slice(0, 80);
  if (reference === '') fault('reference', 'Une référence est attendue.');

  if (
    kind === undefined ||
    amount === undefined ||
    day === undefined ||
    exercice === 'unreadable' ||
    number === 'unreadable' ||
    faults.length > 0
  ) {
    return faults;
  }
  const ej = plainEj(cells.ej);
  const beneficiary = oneLine(cells.beneficiary);
  const siret = siretDigits(cells.siret);
  const reason = oneLine(cells.reason);
  return {
    kind,
    amount,
    day,
    reference: oneLine(reference),
    ...(exercice !== undefined && { exercice }),
    ...(ej !== '' && { ej }),
    ...(number !== undefined && { number }),
    ...(beneficiary !== '' && { beneficiary }),
    ...(siret !== '' && { siret }),
    ...(reason !== '' && { reason }),
  };
}

/** The number of a commitment as it is compared: capitals, no space, no leading zero. */
export function plainEj(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase().replace(/^0+/, '');
}

function amountOf(text: string): Cents | undefined {
  // `1.234,50`: dots between thousands are unambiguous before a comma.
  return parseEuros(
    /^-?[0-9]{1,3}(\.[0-9]{3})+,[0-9]{1,2}$/.test(text.trim()) ? text.replaceAll('.', '') : text,
  );
}

const dayPatterns: Readonly<Record<DayFormat, RegExp>> = {
  'dd/mm/yyyy': /^(?<d>[0-9]{2})\/(?<m>[0-9]{2})\/(?<y>[0-9]{4})$/,
  'dd.mm.yyyy': /^(?<d>[0-9]{2})\.(?<m>[0-9]{2})\.(?<y>[0-9]{4})$/,
  yyyymmdd: /^(?<y>[0-9]{4})(?<m>[0-9]{2})(?<d>[0-9]{2})$/,
  'yyyy-mm-dd': /^(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})$/,
};

function dayOf(text: string, formats: readonly DayFormat[]): Day | undefined {
  const bare = text.trim();
  for (const format of formats) {
    const parts = dayPatterns[format].exec(bare)?.groups;
    const day = parts && `${parts['y']}-${parts['m']}-${parts['d']}`;
    if (day !== undefined && isDay(day)) return day;
  }
  return undefined;
}

function wholeNumber(text: string): number | undefined | 'unreadable' {
  const bare = text.trim();
  if (bare === '') return undefined;
  return /^[0-9]{1,12}$/.test(bare) ? Number(bare) : 'unreadable';
}

/** A spreadsheet writes a SIRET as 7,84E+13: the digits that it kept are the beginning of the number. */
function siretDigits(text: string): string {
  const scientific = /^([0-9])[.,]([0-9]+)E\+?1[0-9]$/i.exec(text.trim());
  return scientific
    ? `${scientific[1]}${scientific[2]}`.replace(/0+$/, '')
    : text
        .replace(/\.0$/, '')
        .replace(/[^0-9]/g, '')
        .slice(0, 20);
}

function oneLine(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
    .slice(0, 200);
}
