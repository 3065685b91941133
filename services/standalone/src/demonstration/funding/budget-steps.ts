import { cents } from '@jalon/kernel';
import { funders } from '@jalon/contracts';
import type { EnvelopeIntent, ExerciceIntent } from '@jalon/funding';
import { firstDay } from '../campaign-terms.ts';
import { regionDispositifs, stateDispositifs } from '../credits.ts';
import { administrator, financeOfficers } from '../people.ts';
import type { ProgrammeStep } from '../programme-step.ts';
import { type DayNumber, dayNumber, dayOf, workingDayFrom } from '../simulated-days.ts';
import { habitatTotal, itiEnvelopes, stateSplit2015 } from './credits-of-the-report.ts';
import type { GrantedLine } from './granted-lines.ts';

/** When the State hands over what it had kept back, and what had been refused for lack of authority is asked again. */
export const complement = dayNumber('2016-07-04');

/** What was delegated at first, in hundredths, of the dispositifs that had to wait for the rest. */
const delegatedAtFirst: Readonly<Record<string, number>> = { fipd: 70, clas: 75 };

/** Whether grants of a dispositif before the complement may find too little authority. */
export function mayRunShort({
  funder,
  dispositif,
}: {
  readonly funder: string;
  readonly dispositif: string;
}): boolean {
  return funder === 'etat' && Object.hasOwn(delegatedAtFirst, dispositif);
}

const budgetDay = dayNumber('2016-01-04');
const itiDay = dayNumber('2015-11-03');
/** When the situation that the report tells is known. */
const reportDay = dayNumber('2017-03-31');

/**
 * The exercices and the envelopes of 2015 and 2016. The State's and the Région's are voted whole and delegated to their
 * dispositifs; what the métropole and the communes vote is invented, and covers what they grant.
 * @param scale 1 for the whole year.
 */
export function budgetSteps(scale: number, lines: readonly GrantedLine[]): readonly ProgrammeStep[] {
  const book = new BudgetBook();
  year2015(book);
  year2016(book, scale, lines);
  iti(book);
  closing(book);
  return book.steps;
}

/** What was voted and delegated in 2015; the report says nothing of what was made of it, so nothing is. */
function year2015(book: BudgetBook): void {
  const parts = Object.entries(stateSplit2015).map(([dispositif, total]) => ({
    dispositif,
    total,
    first: total,
  }));
  parentAndChildren(book, dayNumber(firstDay), 'etat', 2015, 'Crédits spécifiques de l’État', parts, 'later');
}

function year2016(book: BudgetBook, scale: number, lines: readonly GrantedLine[]): void {
  book.exercice(budgetDay, 2016, { intent: 'open' } as ExerciceIntent);
  const scaled = (total: number | undefined) => Math.round((total ?? 0) * scale);
  const state = stateDispositifs.map(({ dispositif, total }) => ({
    dispositif,
    total: scaled(total),
    first: Math.floor((scaled(total) * (delegatedAtFirst[dispositif] ?? 100)) / 100),
  }));
  parentAndChildren(book, budgetDay, 'etat', 2016, 'Crédits spécifiques de l’État', state);
  for (const { dispositif, total, first } of state) {
    if (first < total) {
      book.delegated(
        complement,
        'etat.2016',
        `etat.${dispositif}.2016`,
        total - first,
        'Délégation complémentaire',
      );
      book.opened(complement, `etat.${dispositif}.2016`, total - first, 'Délégation complémentaire');
    }
  }
  const region = regionDispositifs.map(({ dispositif, total }) => ({
    dispositif,
    total: scaled(total),
    first: scaled(total),
  }));
  parentAndChildren(book, budgetDay, 'region', 2016, 'Politique de la ville', region);
  for (const funder of ['mel', 'communes']) {
    const granted = lines
      .filter(({ from }) => from.funder === funder)
      .reduce((sum, line) => sum + line.granted, 0);
    book.voted(budgetDay, funder, 'politique-de-la-ville', 2016, Math.ceil(granted / 50_000 + 1) * 50_000);
  }
  book.voted(budgetDay, 'mel', 'habitat', 2016, habitatTotal);
}

function iti(book: BudgetBook): void {
  const parts = itiEnvelopes.map(({ dispositif, opened }) => ({ dispositif, total: opened, first: opened }));
  parentAndChildren(book, itiDay, 'feder', 2015, 'Investissement territorial intégré', parts, 'later');
  for (const { dispositif, selected } of itiEnvelopes) {
    // What was selected is set aside for its operations; the report names neither them nor who carries them.
    if (selected !== undefined) {
      const child = `feder.${dispositif}.2015`;
      book.allocated(reportDay, child, selected, 'Dossiers retenus', 'Rapport annuel 2015-2016');
    }
  }
}

/** 2016 ends: its last orders until the 20th of January, then its closing; 2017 takes what is carried over. */
function closing(book: BudgetBook): void {
  book.exercice(workingDayFrom(dayNumber('2017-01-02')), 2017, { intent: 'open' } as ExerciceIntent);
  book.exercice(workingDayFrom(dayNumber('2017-01-02')), 2016, {
    intent: 'open-complementary-period',
    until: dayOf(complementaryUntil),
  });
  book.exercice(closingDay, 2016, { intent: 'close', act: 'Arrêté de clôture de l’exercice 2016' });
}

/** The last day on which orders of 2016 are issued, and the day of its closing. */
export const complementaryUntil = dayNumber('2017-01-20');
export const closingDay = dayNumber('2017-01-24');

interface Part {
  readonly dispositif: string;
  readonly total: number;
  /** What is delegated on the first day. */
  readonly first: number;
}

/** A funder's whole credits, voted in one envelope and delegated to those of its dispositifs, there allocated and opened. */
function parentAndChildren(
  book: BudgetBook,
  day: DayNumber,
  funder: string,
  year: number,
  label: string,
  parts: readonly Part[],
  usable: 'at-once' | 'later' = 'at-once',
): void {
  const parent = `${funder}.${String(year)}`;
  const vote = `Budget ${String(year)}`;
  book.envelope(day, parent, {
    intent: 'open',
    funder,
    dispositif: 'ensemble',
    year,
    label,
    act: act(vote, day),
  });
  const whole = parts.reduce((sum, { total }) => sum + total, 0);
  book.envelope(day, parent, { intent: 'vote-authority', amount: euros(whole), act: act(vote, day) });
  for (const { dispositif, first } of parts) {
    const child = `${funder}.${dispositif}.${String(year)}`;
    book.envelope(day, child, {
      intent: 'open',
      funder,
      dispositif,
      year,
      label: nameOf(funder, dispositif),
      parent,
      act: act(vote, day),
    });
    book.delegated(day, parent, child, first, `Délégation ${String(year)}`);
    if (usable === 'at-once') book.opened(day, child, first, `Délégation ${String(year)}`);
  }
}

/** The budget's acts, one after the other: they all take their turn in one queue. */
class BudgetBook {
  readonly steps: ProgrammeStep[] = [];

  envelope(day: DayNumber, envelope: string, asked: EnvelopeIntent): void {
    this.#write(day, { on: 'envelope', envelope, asked });
  }

  exercice(day: DayNumber, exercice: number, asked: ExerciceIntent): void {
    this.#write(day, { on: 'exercice', exercice, asked });
  }

  delegated(day: DayNumber, from: string, to: string, amount: number, reference: string): void {
    this.envelope(day, from, {
      intent: 'delegate',
      to,
      authority: euros(amount),
      act: act(reference, day),
    });
  }

  voted(day: DayNumber, funder: string, dispositif: string, year: number, amount: number): void {
    const envelope = `${funder}.${dispositif}.${String(year)}`;
    const reference = `Budget ${String(year)}`;
    const label = nameOf(funder, dispositif);
    this.envelope(day, envelope, {
      intent: 'open',
      funder,
      dispositif,
      year,
      label,
      act: act(reference, day),
    });
    this.envelope(day, envelope, {
      intent: 'vote-authority',
      amount: euros(amount),
      act: act(reference, day),
    });
    this.opened(day, envelope, amount, reference);
  }

  allocated(day: DayNumber, envelope: string, amount: number, operation: string, reference: string): void {
    this.envelope(day, envelope, {
      intent: 'allocate',
      amount: euros(amount),
      operation,
      act: act(reference, day),
    });
  }

  /** Allocates authority to the year's programme, and opens as many payment credits of the year. */
  opened(day: DayNumber, envelope: string, amount: number, reference: string): void {
    const exercice = Number(envelope.slice(-4));
    this.allocated(day, envelope, amount, `Programmation ${String(exercice)}`, reference);
    this.envelope(day, envelope, {
      intent: 'open-payment-credits',
      exercice,
      amount: euros(amount),
      act: act(reference, day),
    });
  }

  #write(day: DayNumber, act: ProgrammeStep['act']): void {
    const persona = (financeOfficers[0] ?? administrator).id;
    this.steps.push({ day, slot: 0, subject: 'budget', persona, act });
  }
}

function act(reference: string, day: DayNumber) {
  return { reference, date: dayOf(day) };
}

function euros(amount: number) {
  return cents(amount * 100);
}

function nameOf(funder: string, dispositif: string): string {
  const names = funders.find(({ code }) => code === funder)?.dispositifs;
  return names?.find(({ code }) => code === dispositif)?.name ?? dispositif;
}
