import { isDay, parseEuros, plainEuros } from '@jalon/kernel';
import { spelling } from '../reading/scdl-columns.ts';

/**
 * A way to mend a cell that has one meaning only. It gives the mended text, or undefined when it has nothing to say.
 * What it changed is always recorded: from, to, and its name.
 */
export interface RepairRule {
  readonly name: string;
  /** What it does, for the report. */
  readonly sentence: string;
  readonly mend: (text: string) => string | undefined;
}

/** A text cell's apostrophe, with which spreadsheets and our own exports keep a text from being run as a formula. */
export const formulaGuardRemoved: RepairRule = {
  name: 'formula-guard-removed',
  sentence: 'Apostrophe de protection retirée',
  mend: (text) => (/^'[=+\-@]/.test(text) ? text.slice(1) : undefined),
};

export const spacesTrimmed: RepairRule = {
  name: 'spaces-trimmed',
  sentence: 'Espaces retirés au début et à la fin',
  mend: (text) => text.trim(),
};

export const linesJoined: RepairRule = {
  name: 'lines-joined',
  sentence: 'Retours à la ligne remplacés par une espace',
  mend: (text) => text.replace(/\s*[\r\n\t]+\s*/g, ' '),
};

/** `52499120500013.0`: a number in a spreadsheet. The digits are whole. */
export const trailingDecimalRemoved: RepairRule = {
  name: 'trailing-decimal-removed',
  sentence: '« .0 » retiré à la fin d’un identifiant',
  mend: (text) => (/^[0-9]{14}[.,]0+$/.test(text) ? text.slice(0, 14) : undefined),
};

/** `210 600 045 00392`. */
export const identifierSpacesRemoved: RepairRule = {
  name: 'identifier-spaces-removed',
  sentence: 'Espaces retirés d’un identifiant',
  mend: (text) => (/^[0-9A-Za-z\s]+$/.test(text) ? text.replace(/\s/g, '') : undefined),
};

export const rnaCapitalised: RepairRule = {
  name: 'rna-capitalised',
  sentence: 'RNA mis en majuscules',
  mend: (text) => (/^w[0-9a-z]{9}$/i.test(text) ? text.toUpperCase() : undefined),
};

/** `05/12/2016` is the 5th of December: these are French files. A day that is not of the calendar stays as it is. */
export const frenchDayTurned: RepairRule = {
  name: 'french-day-turned',
  sentence: 'Date jj/mm/aaaa mise au format AAAA-MM-JJ',
  mend: (text) => {
    const turned = text.replace(
      /(?<![0-9])([0-9]{1,2})\/([0-9]{1,2})\/([0-9]{4})(?![0-9])/g,
      (whole, dayOf: string, month: string, year: string) => {
        const iso = `${year}-${month.padStart(2, '0')}-${dayOf.padStart(2, '0')}`;
        return isDay(iso) ? iso : whole;
      },
    );
    return turned === text ? undefined : turned;
  },
};

/** `2016-12-05 00:00:00`: a day in a spreadsheet. */
export const midnightDropped: RepairRule = {
  name: 'midnight-dropped',
  sentence: 'Heure nulle retirée après une date',
  mend: (text) => /^([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]00:00(?::00(?:\.0+)?)?Z?$/.exec(text)?.[1],
};

/** The period as Etalab 1.1.1 wrote it, with an underscore. */
export const periodSlashed: RepairRule = {
  name: 'period-slashed',
  sentence: 'Période séparée par « / »',
  mend: (text) =>
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}(?: *_ *| +\/ *| *\/ +| +- +| +au +)[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)
      ? `${text.slice(0, 10)}/${text.slice(-10)}`
      : undefined,
};

/** `100000,1` has one meaning in a French file; `1,234.50` has none and stays. */
export const amountRespelled: RepairRule = {
  name: 'amount-respelled',
  sentence: 'Montant écrit avec un point décimal, sans espaces ni signe €',
  mend: (text) => {
    if (/^-?[0-9]+(?:\.[0-9]+)?$/.test(text)) return undefined;
    const amount = parseEuros(text);
    return amount === undefined ? undefined : plainEuros(amount);
  },
};

export const decimalPointed: RepairRule = {
  name: 'decimal-pointed',
  sentence: 'Virgule décimale remplacée par un point',
  mend: (text) => (/^[0-9]+,[0-9]+$/.test(text) ? text.replace(',', '.') : undefined),
};

/** `.5`: a whole part left out, which validators of the standard do not read. */
export const zeroWritten: RepairRule = {
  name: 'zero-written',
  sentence: 'Zéro écrit devant le point décimal',
  mend: (text) => (/^\.[0-9]+$/.test(text) ? `0${text}` : undefined),
};

/** `80` and `80 %` are 0.8. `1` stays 1: the standard says that it is the whole. */
export const percentDivided: RepairRule = {
  name: 'percent-divided',
  sentence: 'Pourcentage ramené à une part de 1',
  mend: (text) => {
    const parts = /^([0-9]{1,3})(?:\.([0-9]{1,12}))?( *%)?$/.exec(text);
    if (!parts) return undefined;
    const [, whole = '', decimals = '', sign] = parts;
    const value = Number(`${whole}.${decimals || '0'}`);
    if (value > 100 || (sign === undefined && value <= 1)) return undefined;
    const digits = whole.padStart(3, '0');
    const share = `${digits.slice(0, -2)}.${digits.slice(-2)}${decimals}`;
    return share.replace(/^0+(?=[0-9])/, '').replace(/\.?0+$/, '');
  },
};

const answers: Readonly<Record<string, string>> = {
  oui: 'oui',
  non: 'non',
  yes: 'oui',
  no: 'non',
  true: 'oui',
  false: 'non',
  vrai: 'oui',
  faux: 'non',
};

export const answerTranslated: RepairRule = {
  name: 'answer-translated',
  sentence: 'Réponse écrite « oui » ou « non »',
  mend: (text) => (Object.hasOwn(answers, spelling(text)) ? answers[spelling(text)] : undefined),
};

const natures: Readonly<Record<string, string>> = {
  aideennumeraire: 'aide en numéraire',
  numeraire: 'aide en numéraire',
  aideennature: 'aide en nature',
  aideennumeraireaideennature: 'aide en numéraire;aide en nature',
  aideennatureaideennumeraire: 'aide en nature;aide en numéraire',
};

export const natureRespelled: RepairRule = {
  name: 'nature-respelled',
  sentence: 'Nature écrite comme dans le standard',
  mend: (text) => (Object.hasOwn(natures, spelling(text)) ? natures[spelling(text)] : undefined),
};

const conditions: Readonly<Record<string, string>> = {
  unique: 'unique',
  echelonne: 'échelonné',
  autre: 'autre',
};

export const conditionsRespelled: RepairRule = {
  name: 'conditions-respelled',
  sentence: 'Conditions de versement écrites comme dans le standard',
  mend: (text) => (Object.hasOwn(conditions, spelling(text)) ? conditions[spelling(text)] : undefined),
};
