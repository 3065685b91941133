import type { SessionIntent } from '@jalon/programmation';
import { secretaries } from './people.ts';
import type { MemberPlan, ProgrammeStep } from './programme-step.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { AgendaPlan, SessionPlan } from './sessions-plan.ts';
import { workingDayFrom, workingDayUntil } from './simulated-days.ts';

/** What happens at the sessions: opening, attendance, recusals (R19), votes, closing, minutes; or their cancelling. */
export function sessionSteps(
  sessions: readonly SessionPlan[],
  random: SeededRandom,
): readonly ProgrammeStep[] {
  return sessions.flatMap((session) =>
    session.cancelled ? cancelling(session) : holding(session, random.fork(session.key)),
  );
}

function cancelling(session: SessionPlan): readonly ProgrammeStep[] {
  const day = workingDayUntil(session.day - 2);
  return [
    step(session, secretaries[0]?.id ?? '', day, 11, {
      intent: 'cancel',
      reason: 'Quorum impossible à réunir à cette date.',
    }),
  ];
}

function holding(session: SessionPlan, random: SeededRandom): readonly ProgrammeStep[] {
  const secretary = random.pick(secretaries);
  const { members } = session.committee;
  const [chair] = members;
  if (!chair) return [];
  const present = attendance(members, random);
  const excused = members.filter((member) => !present.includes(member));
  const perSlot = Math.max(1, Math.ceil(session.agenda.length / 6));
  const at = (slot: number, asked: SessionIntent) => step(session, secretary.id, session.day, slot, asked);
  return [
    at(3, { intent: 'open', chair: { id: chair.id, name: chair.name } }),
    at(4, {
      intent: 'record-attendance',
      present: present.map(({ id }) => id),
      excused: excused.map(({ id }) => id),
    }),
    ...session.agenda.flatMap((item, index) =>
      hearing(item, present, random).map((asked) => at(5 + Math.floor(index / perSlot), asked)),
    ),
    at(11, closing),
    step(session, secretary.id, workingDayFrom(session.day + random.integer(3, 9)), 6, {
      intent: 'approve-minutes',
      text: `Le comité a examiné ${String(session.agenda.length)} dossier(s). Les avis et les votes sont ceux du relevé joint.`,
    }),
  ];
}

// An intent without fields: its schema's type would have none at all, not even its name.
const closing = { intent: 'close' } as SessionIntent;

/** Enough members come for the quorum, whoever has to leave the room. */
function attendance(members: readonly MemberPlan[], random: SeededRandom): readonly MemberPlan[] {
  const came = members.filter((_, index) => index === 0 || random.chance(0.82));
  return came.length * 2 >= members.length + 4 ? came : members;
}

function hearing(
  item: AgendaPlan,
  present: readonly MemberPlan[],
  random: SeededRandom,
): readonly SessionIntent[] {
  const interested = present.filter(({ interests }) => interests.includes(item.body));
  const voting = present.filter((member) => !interested.includes(member));
  return [
    ...interested.map(({ id }): SessionIntent => ({
      intent: 'recuse-member',
      member: id,
      dossier: item.dossier,
      interest: 'Membre du conseil d’administration du porteur.',
    })),
    {
      intent: 'record-opinion',
      dossier: item.dossier,
      opinion: item.opinion,
      ...(item.opinion === 'with-reservations' && {
        comment: 'Sous réserve d’un bilan intermédiaire et d’un public plus largement issu du quartier.',
      }),
      ballots: voting.map(({ id }) => ({ member: id, ballot: ballot(item.opinion, random) })),
    },
  ];
}

function ballot(opinion: AgendaPlan['opinion'], random: SeededRandom): 'for' | 'against' | 'abstain' {
  const against = { favourable: 0.05, 'with-reservations': 0.2, adjourned: 0.3, unfavourable: 0.85 }[opinion];
  if (random.chance(against)) return 'against';
  return random.chance(0.1) ? 'abstain' : 'for';
}

function step(
  { key }: SessionPlan,
  persona: string,
  day: number,
  slot: number,
  asked: SessionIntent,
): ProgrammeStep {
  return { day, slot, subject: key, persona, act: { on: 'session', session: key, asked } };
}
