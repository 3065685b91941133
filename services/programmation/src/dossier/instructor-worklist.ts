import type { Day } from '@jalon/kernel';
import type { DossierStatus } from './dossier.state.ts';
import { workedOn } from './intent.commands.ts';
import type { DossierEntry } from './dossier-entry.ts';

/** What comes next for an instructor in each state that waits for them. */
const nextStep: Partial<Record<DossierStatus, string>> = {
  submitted: 'Examiner la recevabilité',
  admissible: 'Prendre en charge l’instruction',
  'under-instruction': 'Inscrire à l’ordre du jour d’un comité',
  'opinion-given': 'Programmer les montants',
  decided: 'Notifier la décision',
  'report-submitted': 'Examiner le compte rendu financier',
};

/** Comes before anything else: the decision is taken and nothing holds its money. */
const findCredits = 'Faire abonder l’enveloppe : la réservation d’une ligne accordée est refusée';

export interface WorkItem {
  readonly reference: string;
  readonly title: string;
  readonly porteur: string;
  readonly status: DossierStatus;
  readonly dueOn?: Day;
  readonly late: boolean;
  /** What the instructor does next; without it, the dossier waits for someone else. */
  readonly next?: string;
}

export interface Worklist {
  readonly today: Day;
  /** Everything that is mine, the most urgent first. */
  readonly mine: readonly WorkItem[];
  readonly late: readonly WorkItem[];
  /** What waits for me and not for others. */
  readonly next: readonly WorkItem[];
}

/** An instructor's worklist, from the entries of the register assigned to them. */
export function worklistOf(entries: readonly DossierEntry[], today: Day): Worklist {
  const mine = entries
    .filter(({ status }) => workedOn.some((worked) => worked === status))
    .map((entry) => workItem(entry, today))
    .sort(byUrgency);
  return {
    today,
    mine,
    late: mine.filter(({ late }) => late),
    next: mine.filter(({ next }) => next !== undefined),
  };
}

function workItem({ reference, title, porteur, status, dueOn, lines }: DossierEntry, today: Day): WorkItem {
  const unfunded = lines.some(({ outcome, money }) => outcome === 'granted' && money?.refused !== undefined);
  const next = unfunded ? findCredits : nextStep[status];
  return {
    reference,
    title,
    porteur: porteur.name,
    status,
    ...(dueOn !== undefined && { dueOn }),
    late: dueOn !== undefined && dueOn < today,
    ...(next !== undefined && { next }),
  };
}

/** The nearest day first, those without a day last, then by reference so that the order is one. */
function byUrgency(one: WorkItem, other: WorkItem): number {
  const days = (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999');
  return days === 0 ? (one.reference < other.reference ? -1 : 1) : days;
}
