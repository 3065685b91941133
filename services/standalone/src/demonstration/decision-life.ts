import { type Cents, cents } from '@jalon/kernel';
import { inventInstructionNote } from './actions.ts';
import type { Diary } from './diary.ts';
import type { DossierPlan } from './dossier-plan.ts';
import { deciderOf, financeOfficers, holder } from './people.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { AgendaPlan, SessionPlan } from './sessions-plan.ts';
import { type DayNumber, dayNumber, dayOf } from './simulated-days.ts';

const euros = (amount: number): Cents => cents(amount * 100);
const firstDecisions = dayNumber('2016-01-04');

/** The dossier goes on a session's agenda, a few days before it, with a proposal for each line. */
export function putOnAgenda(
  diary: Diary,
  session: SessionPlan,
  { instructor, request }: DossierPlan,
  opinion: AgendaPlan['opinion'],
  random: SeededRandom,
): void {
  session.agenda.push({ dossier: diary.dossier, body: diary.body, opinion });
  diary.agenda(
    instructor,
    Math.max(diary.day, session.day - (session.cancelled ? 7 : random.integer(3, 6))),
    {
      on: 'session',
      session: session.key,
      asked: {
        intent: 'add-agenda-item',
        dossier: diary.dossier,
        instructionNote: inventInstructionNote(random),
        proposals: request.lines.map(({ lineId, proposed }) => ({ lineId, amount: euros(proposed) })),
      },
    },
  );
  diary.skipTo(session.day + 1);
}

/** After a favourable opinion: amounts are programmed, then each line is decided by its funder, by its own act. */
export function decide(diary: Diary, plan: DossierPlan, refuseAll: boolean, random: SeededRandom): void {
  const lines = plan.request.lines.map((line) => ({ ...line, granted: refuseAll ? 0 : line.granted }));
  diary.agent(plan.instructor, Math.max(diary.day + random.integer(1, 3), firstDecisions), {
    intent: 'program',
    lines: lines.map(({ lineId, granted, proposed }) => ({
      lineId,
      amount: euros(random.chance(0.8) && granted > 0 ? granted : proposed),
    })),
  });
  const day = diary.day + random.integer(2, 6);
  for (const line of lines) {
    const decider = deciderOf(line.from.funder);
    const reference = `${line.from.funder.toUpperCase()}-2016-${String(plan.number).padStart(4, '0')}-${line.lineId}`;
    if (line.granted > 0) {
      diary.agent(decider, day, {
        intent: 'grant-line',
        lineId: line.lineId,
        amount: euros(line.granted),
        act: { reference, date: dayOf(day), signatory: holder(decider) },
      });
    } else {
      refuseLine(diary, day, plan, line, 'Crédits de l’exercice épuisés.');
    }
  }
}

/** After an unfavourable opinion nothing is programmed: each line is refused. */
export function refuseEveryLine(diary: Diary, plan: DossierPlan, random: SeededRandom): void {
  const day = Math.max(diary.day + random.integer(3, 9), firstDecisions);
  for (const line of plan.request.lines) {
    refuseLine(diary, day, plan, line, 'Avis défavorable du comité de co-construction.');
  }
}

function refuseLine(
  diary: Diary,
  day: DayNumber,
  { number }: DossierPlan,
  { lineId, from }: DossierPlan['request']['lines'][number],
  ground: string,
): void {
  const decider = deciderOf(from.funder);
  // A dossier may be refused twice, when its instruction was reopened in between: the day tells the acts apart.
  const reference = `${from.funder.toUpperCase()}-REFUS-${dayOf(day)}-${String(number).padStart(4, '0')}-${lineId}`;
  diary.agent(decider, day, {
    intent: 'refuse-line',
    lineId,
    ground,
    act: { reference, date: dayOf(day), signatory: holder(decider) },
  });
}

export function notify(diary: Diary, { instructor }: DossierPlan, random: SeededRandom): void {
  diary.agent(instructor, diary.day + random.integer(2, 6), {
    intent: 'notify-decision',
    channel: random.chance(0.5) ? 'electronic' : 'letter',
    template: 'lettre-notification-2016-v1',
  });
}

/** The convention that the law asks for, when it does; known when the decision is notified. */
export function signConvention(
  diary: Diary,
  { body, number, request }: DossierPlan,
  random: SeededRandom,
): void {
  if (body.legalForm !== 'private-law') return;
  const decider = deciderOf(request.main.funder);
  const day = diary.day + random.integer(5, 20);
  diary.convention(decider, day, {
    intent: 'sign-convention',
    lineIds: request.lines.map(({ lineId }) => lineId),
    reference: `CONV-2016-${String(number).padStart(4, '0')}`,
    signedOn: dayOf(day),
    signatories: [
      holder(decider),
      { id: `representant-${String(number)}`, name: 'La présidence de l’association' },
    ],
  });
}

/** A refused request is closed some weeks later, most of the time. */
export function closeRefused(diary: Diary, random: SeededRandom): void {
  if (random.chance(0.65)) {
    diary.agent(random.pick(financeOfficers), diary.day + random.integer(30, 75), { intent: 'close' });
  }
}
