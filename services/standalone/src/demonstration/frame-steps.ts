import type { Diary } from './diary.ts';
import type { InventedBody } from './invented-bodies.ts';
import { campaign, firstDay } from './campaign-terms.ts';
import { administrator, instructors, secretaries } from './people.ts';
import type { CommitteePlan, ProgrammeStep } from './programme-step.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { SessionPlan } from './sessions-plan.ts';
import { dayNumber, dayOf, workingDayFrom, workingDayUntil } from './simulated-days.ts';

const opening = dayNumber(campaign.opensOn);

/** What stands around the dossiers: the campaign, the bodies, the committees, the dates of their sessions. */
export function frameOfTheProgramme(
  bodies: readonly InventedBody[],
  committees: readonly CommitteePlan[],
  sessions: readonly SessionPlan[],
  diaries: readonly Diary[],
  random: SeededRandom,
): readonly ProgrammeStep[] {
  return [
    ...campaignSteps(),
    ...bodies.map((body) => registration(body, diaries, random)),
    ...committees.flatMap((committee) => creation(committee, random)),
    ...sessions.map((session) => scheduling(session, random)),
  ];
}

function campaignSteps(): readonly ProgrammeStep[] {
  const act = (day: number, intent: 'prepare' | 'open' | 'close'): ProgrammeStep => ({
    day,
    slot: 0,
    subject: 'campaign',
    persona: administrator.id,
    act: { on: 'campaign', intent },
  });
  return [
    act(dayNumber(firstDay), 'prepare'),
    act(opening, 'open'),
    act(workingDayFrom(dayNumber(campaign.closesOn) + 3), 'close'),
  ];
}

/** A body is registered by an instructor a few days before its first draft. */
function registration(body: InventedBody, diaries: readonly Diary[], random: SeededRandom): ProgrammeStep {
  const drafts = diaries
    .filter((diary) => diary.body === body.key)
    .map(({ steps }) => steps[0]?.day ?? opening + 40);
  const first = Math.min(opening + 40, ...drafts);
  const earliest = dayNumber(firstDay);
  return {
    day: workingDayUntil(Math.max(earliest, first - random.integer(1, 12))),
    slot: random.integer(0, 11),
    subject: body.key,
    persona: random.pick(instructors).id,
    act: { on: 'porteur', body },
  };
}

function creation(committee: CommitteePlan, random: SeededRandom): readonly ProgrammeStep[] {
  const day = workingDayFrom(opening + random.integer(2, 12));
  const secretary = random.pick(secretaries).id;
  return [
    { day, slot: 1, subject: committee.key, persona: secretary, act: { on: 'committee', committee } },
    ...committee.members.map((member): ProgrammeStep => ({
      // Once every body on whose board a member may sit is known.
      day: workingDayFrom(opening + 44 + Math.floor(day % 3)),
      slot: 4,
      subject: committee.key,
      persona: secretary,
      act: { on: 'member', committee: committee.key, member },
    })),
  ];
}

function scheduling({ key, committee, day }: SessionPlan, random: SeededRandom): ProgrammeStep {
  return {
    day: workingDayUntil(Math.max(opening + 49, day - random.integer(9, 24))),
    slot: random.integer(0, 3),
    subject: key,
    persona: random.pick(secretaries).id,
    act: {
      on: 'session',
      session: key,
      asked: {
        intent: 'schedule',
        committee: committee.key,
        heldOn: dayOf(day),
        place: random.pick([
          'Hôtel de ville',
          'Maison des associations',
          'Centre social',
          'Hôtel de la métropole',
        ]),
      },
    },
  };
}
