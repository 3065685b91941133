import { campaign } from './campaign-terms.ts';
import type { Diary } from './diary.ts';
import type { DossierPlan } from './dossier-plan.ts';
import { experts, instructors, holder } from './people.ts';
import type { SeededRandom } from './seeded-random.ts';
import { inventNote } from './actions.ts';
import { type DayNumber, dayNumber, dayOf } from './simulated-days.ts';

const opening = dayNumber(campaign.opensOn);
const checklist: ('identity' | 'statutes' | 'budget' | 'signature' | 'bank-details')[] = [
  'identity',
  'statutes',
  'budget',
  'signature',
  'bank-details',
];

/** The applicant's own work: a draft, written in one or several sittings. */
export function write(diary: Diary, { contents }: DossierPlan, random: SeededRandom): void {
  const { title, summary, theme, territories, ...rest } = contents;
  diary.applicant(Math.max(diary.day, opening + 1), {
    intent: 'open-draft',
    campaign: campaign.id,
    porteur: diary.body,
    title,
  });
  if (random.chance(0.45)) {
    diary.applicant(diary.day, { intent: 'edit-draft', contents: { summary, theme, territories } });
    diary.applicant(diary.day + random.integer(1, 4), { intent: 'edit-draft', contents: rest });
  } else {
    diary.applicant(diary.day, { intent: 'edit-draft', contents: { summary, theme, territories, ...rest } });
  }
}

/** The deposit: signed and attested. */
export function submit(diary: Diary, from: DayNumber, { body }: DossierPlan): void {
  diary.applicant(from, {
    intent: 'submit',
    signatory: body.legalForm === 'private-law' ? 'La présidence de l’association' : 'La direction',
    attestation: true,
    republicanCommitment: false,
  });
}

const pieces = [
  'Relevé d’identité bancaire',
  'Statuts à jour',
  'Budget détaillé',
  'Dernier bilan',
  'Devis',
] as const;

/** The instructor asks for what is missing; the two months of R14 stand still meanwhile. */
export function askForComplements(diary: Diary, { instructor }: DossierPlan, random: SeededRandom): void {
  diary.agent(instructor, diary.day + random.integer(1, 3), {
    intent: 'request-complements',
    ground: random.pick(['incomplete', 'incomplete', 'incorrect', 'out-of-date']),
    items: [random.pick(pieces)],
    dueOn: dayOf(diary.day + 21),
    suspendsSilence: true,
  });
}

/** The applicant brings it, most often with a few words more. */
export function complement(diary: Diary, { contents }: DossierPlan, random: SeededRandom): void {
  diary.applicant(diary.day + random.integer(2, 7), {
    intent: 'provide-complements',
    items: ['Pièce demandée'],
    contents: random.chance(0.5)
      ? { summary: `${contents.summary} Précision apportée à la demande du service.` }
      : {},
  });
}

export function declareAdmissible(diary: Diary, { instructor }: DossierPlan, random: SeededRandom): void {
  diary.agent(instructor, diary.day + random.integer(1, 2), { intent: 'declare-admissible', checklist });
}

/** Assignment, the instructor's own work, notes, an expert's opinion now and then: within ten days. */
export function examine(diary: Diary, { instructor }: DossierPlan, random: SeededRandom): void {
  const first = random.chance(0.06)
    ? random.pick(instructors.filter(({ id }) => id !== instructor.id))
    : instructor;
  diary.agent(first, diary.day, { intent: 'assign-instructor', instructor: holder(first) });
  if (first.id !== instructor.id) {
    diary.agent(first, diary.day + 1, {
      intent: 'assign-instructor',
      instructor: holder(instructor),
      reason: random.pick(['Équilibre des charges', 'Changement de secteur', 'Absence prolongée']),
    });
  }
  diary.agent(instructor, diary.day, { intent: 'start-instruction' });
  diary.agent(instructor, diary.day + random.integer(0, 1), {
    intent: 'write-note',
    text: inventNote(random),
  });
  if (random.chance(0.35)) {
    diary.agent(instructor, diary.day + 1, {
      intent: 'write-note',
      noteId: 'N1',
      text: `${inventNote(random)} (Complété après échange avec le porteur.)`,
    });
  }
  if (random.chance(0.12)) askAnExpert(diary, instructor, random);
}

function askAnExpert(diary: Diary, instructor: DossierPlan['instructor'], random: SeededRandom): void {
  const expert = random.pick(experts);
  diary.agent(instructor, diary.day, {
    intent: 'request-expert-opinion',
    expert: holder(expert),
    linkedTo: [],
    question: 'L’action répond-elle à un besoin que les données du quartier confirment ?',
    dueOn: dayOf(diary.day + 10),
  });
  diary.agent(expert, diary.day + random.integer(1, 2), {
    intent: 'give-expert-opinion',
    opinionId: 'A1',
    verdict: random.pick(['favourable', 'favourable', 'reserved', 'unfavourable']),
    text: 'Au vu des données disponibles sur le quartier et de l’offre existante, avis motivé dans la note jointe.',
  });
}
