import {
  type Ask,
  commitTheLine,
  done,
  fundTheEnvelope,
  grantTheLine,
  notifyTheDecision,
  passTheCommittee,
  payTheLine,
} from '@jalon/testing/granted-line';
import { type GrantedProgramme, day, terms } from './granted-programme.ts';
import type { WholeUnderTest } from './whole-under-test.ts';

type Step = () => Promise<unknown>;

/** What happens to a line, step by step, and how many appends that makes in all: as many places to die. */
export interface GrantStory {
  readonly title: string;
  readonly wealth: 'rich' | 'poor';
  readonly appends: number;
  readonly steps: (programme: GrantedProgramme, ask: Ask) => readonly Step[];
}

/** Tells a story: both services have heard each step before the next one is asked for. */
export async function tell(
  { steps }: GrantStory,
  programme: GrantedProgramme,
  { ask, settled }: Pick<WholeUnderTest, 'ask' | 'settled'>,
): Promise<void> {
  for (const step of steps(programme, ask)) {
    await step();
    await settled();
  }
}

const asked = (ask: Ask, role: 'instructeur' | 'decideur', { reference }: GrantedProgramme, intent: string) =>
  done(ask, role, `programmation/dossiers/${reference}/${intent}`, { reason: 'Recours.' }, intent);

/** Granted, reserved, notified, committed. */
export const commitmentStory: GrantStory = {
  title: 'grant, reservation, notification and commitment',
  wealth: 'rich',
  appends: 9,
  steps: ({ reference, commitment }, ask) => [
    () => grantTheLine(ask, reference, terms),
    () => notifyTheDecision(ask, reference, terms),
    () => commitTheLine(ask, commitment, terms),
  ],
};

export const grantStories: readonly GrantStory[] = [
  commitmentStory,
  {
    title: 'commitment and payment',
    wealth: 'rich',
    appends: 17,
    steps: (programme, ask) => [
      ...commitmentStory.steps(programme, ask),
      () => payTheLine(ask, programme.porteur, programme.commitment, terms, 500_000),
    ],
  },
  {
    title: 'commitment and renunciation',
    wealth: 'rich',
    appends: 13,
    steps: (programme, ask) => [
      ...commitmentStory.steps(programme, ask),
      () => asked(ask, 'instructeur', programme, 'withdraw'),
    ],
  },
  {
    title: 'reopening and another grant',
    wealth: 'rich',
    appends: 16,
    steps: (programme, ask) => [
      () => grantTheLine(ask, programme.reference, terms),
      () => asked(ask, 'decideur', programme, 'reopen'),
      () => passTheCommittee(ask, programme.committee, programme.reference, terms, '-bis'),
      () => grantTheLine(ask, programme.reference, terms, '-bis'),
    ],
  },
  {
    title: 'refusal and credit found',
    wealth: 'poor',
    appends: 8,
    steps: ({ reference, envelope, commitment }, ask) => [
      () => grantTheLine(ask, reference, terms),
      () => fundTheEnvelope(ask, envelope, day, 50_000_00, 'more'),
      () => done(ask, 'finance', `funding/commitments/${commitment}/retry-reservation`, {}, 'retry'),
    ],
  },
];
