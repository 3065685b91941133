import type { AgendaPlan, SessionBook, SessionPlan } from './sessions-plan.ts';
import { campaign } from './campaign-terms.ts';
import {
  closeRefused,
  decide,
  notify,
  putOnAgenda,
  refuseEveryLine,
  signConvention,
} from './decision-life.ts';
import * as deposit from './deposit-life.ts';
import { Diary } from './diary.ts';
import type { DossierPlan } from './dossier-plan.ts';
import { carryOut, giveUp, report } from './execution-life.ts';
import { deciderOf, holder } from './people.ts';
import type { SeededRandom } from './seeded-random.ts';
import { dayNumber } from './simulated-days.ts';

const opening = dayNumber(campaign.opensOn);

/**
 * Writes the life of a dossier, towards its fate, around the session that looks at it. Silence is a refusal after two
 * months (R14), so a dossier that is to be decided is deposited no more than five weeks before its session.
 */
export function liveOn(plan: DossierPlan, sessions: SessionBook, random: SeededRandom): Diary {
  const session = sessions.drawFor(
    plan.committee,
    random,
    plan.fate.endsWith('-then-granted') ? 3 : undefined,
  );
  const putOff = session.cancelled || random.chance(0.07);
  const lag = putOff
    ? random.integer(17, 20)
    : session.day < dayNumber('2016-01-01')
      ? random.integer(19, 26)
      : random.integer(20, 33);
  const depositDay = session.day - lag;
  const start = Math.max(opening + 1, depositDay - random.integer(4, 40));
  const diary = new Diary(plan.key, plan.body.key, start, random);
  deposit.write(diary, plan, random);
  if (endsInDraft(diary, plan, random)) return diary;
  deposit.submit(diary, depositDay, plan);
  if (endsBeforeInstruction(diary, plan, sessions, random)) return diary;
  if (lag >= 27 && random.chance(0.55)) {
    deposit.askForComplements(diary, plan, random);
    deposit.complement(diary, plan, random);
  }
  deposit.declareAdmissible(diary, plan, random);
  deposit.examine(diary, plan, random);
  if (endsInInstruction(diary, plan, sessions, random)) return diary;
  pass(diary, plan, session, putOff, sessions, random);
  afterTheCommittee(diary, plan, sessions, random);
  return diary;
}

function endsInDraft(diary: Diary, { fate }: DossierPlan, random: SeededRandom): boolean {
  if (fate === 'draft-withdrawn') {
    diary.applicant(diary.day + random.integer(5, 30), {
      intent: 'withdraw',
      reason: 'Projet reporté à l’an prochain.',
    });
  }
  return fate === 'left-in-draft' || fate === 'draft-withdrawn';
}

function endsBeforeInstruction(
  diary: Diary,
  plan: DossierPlan,
  sessions: SessionBook,
  random: SeededRandom,
): boolean {
  switch (plan.fate) {
    case 'complements-defaulted':
      deposit.askForComplements(diary, plan, random); // nobody answers: the deadline does the rest
      return true;
    case 'inadmissible':
    case 'inadmissible-then-granted':
      diary.agent(plan.instructor, diary.day + random.integer(3, 12), {
        intent: 'declare-inadmissible',
        ground: random.pick([
          'L’action se déroule hors des quartiers du contrat.',
          'Le porteur ne justifie pas de son existence légale.',
          'La demande porte sur le fonctionnement de la structure et non sur une action.',
        ]),
      });
      if (plan.fate === 'inadmissible-then-granted') {
        reopen(
          diary,
          plan,
          sessions,
          'Recours gracieux accueilli : la pièce manquante a été produite.',
          random,
        );
      }
      return true;
    default:
      return false;
  }
}

function endsInInstruction(
  diary: Diary,
  plan: DossierPlan,
  sessions: SessionBook,
  random: SeededRandom,
): boolean {
  switch (plan.fate) {
    case 'withdrawn':
      diary.applicant(diary.day + random.integer(0, 6), {
        intent: 'withdraw',
        reason: 'Un autre financement a été trouvé.',
      });
      return true;
    case 'without-follow-up':
      diary.agent(plan.instructor, diary.day + random.integer(1, 8), {
        intent: 'close-without-follow-up',
        reason: 'Le porteur ne donne plus suite aux demandes du service.',
      });
      return true;
    case 'silent':
      return true; // nobody decides: two months later the silence is a refusal
    case 'silent-then-granted':
      diary.skipTo(diary.day + 75);
      reopen(diary, plan, sessions, 'Le rejet implicite tenait à un retard du service.', random);
      return true;
    default:
      return false;
  }
}

/** The committee: at the session drawn, or at a further one when the dossier is put off or the session cancelled. */
function pass(
  diary: Diary,
  plan: DossierPlan,
  session: SessionPlan,
  putOff: boolean,
  sessions: SessionBook,
  random: SeededRandom,
): void {
  const opinion = opinionFor(plan, random);
  const inTime = diary.day < session.day - (session.cancelled ? 6 : 2);
  if (inTime && !putOff) {
    putOnAgenda(diary, session, plan, opinion, random);
    return;
  }
  if (inTime) putOnAgenda(diary, session, plan, 'adjourned', random);
  putOnAgenda(
    diary,
    sessions.nextFor(plan.committee, Math.max(diary.day, session.day) + 7),
    plan,
    opinion,
    random,
  );
}

function opinionFor({ fate }: DossierPlan, random: SeededRandom): AgendaPlan['opinion'] {
  if (fate === 'unfavourable') return 'unfavourable';
  return random.chance(0.2) ? 'with-reservations' : 'favourable';
}

function afterTheCommittee(
  diary: Diary,
  plan: DossierPlan,
  sessions: SessionBook,
  random: SeededRandom,
): void {
  switch (plan.fate) {
    case 'unfavourable':
      refuseEveryLine(diary, plan, random);
      notify(diary, plan, random);
      closeRefused(diary, random);
      return;
    case 'refused':
      decide(diary, plan, true, random);
      notify(diary, plan, random);
      closeRefused(diary, random);
      return;
    case 'refused-then-granted':
      decide(diary, plan, true, random);
      notify(diary, plan, random);
      diary.skipTo(diary.day + random.integer(15, 35));
      reopen(diary, plan, sessions, 'Des crédits se sont libérés en cours d’exercice.', random);
      return;
    default:
      grantAndCarryOut(diary, plan, random);
  }
}

/** The instruction starts over, with its chief's agreement, and leads to a grant. */
function reopen(
  diary: Diary,
  plan: DossierPlan,
  sessions: SessionBook,
  reason: string,
  random: SeededRandom,
): void {
  diary.agent(deciderOf('mel'), diary.day + random.integer(4, 15), { intent: 'reopen', reason });
  if (plan.fate === 'inadmissible-then-granted') {
    diary.agent(plan.instructor, diary.day, {
      intent: 'assign-instructor',
      instructor: holder(plan.instructor),
    });
  }
  putOnAgenda(diary, sessions.nextFor(plan.committee, diary.day + 7), plan, 'favourable', random);
  grantAndCarryOut(diary, plan, random);
}

function grantAndCarryOut(diary: Diary, plan: DossierPlan, random: SeededRandom): void {
  decide(diary, plan, false, random);
  notify(diary, plan, random);
  if (plan.fate === 'lapsed' || plan.fate === 'cancelled' || plan.fate === 'not-carried-out') {
    giveUp(diary, plan, random);
    return;
  }
  signConvention(diary, plan, random);
  carryOut(diary, plan, random);
  report(diary, plan, random);
}
