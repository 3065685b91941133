import { type Policy, allowed, refused } from '@jalon/kernel';
import type { DossierContext } from '../dossier.context.ts';
import type { Deposited } from '../dossier.state.ts';
import type { FieldsOf } from '../intent.commands.ts';
import type { instructionIntents } from './instruction.commands.ts';
import * as refusal from './instruction.errors.ts';

type Intents = typeof instructionIntents;
type RuleOn<Name extends keyof Intents> = Policy<FieldsOf<Intents[Name]>, Deposited, DossierContext>;

/** Taking a dossier from a colleague is explained. */
export const aReassignmentGivesItsReason: RuleOn<'assign-instructor'> = ({ instructor, reason }, { file }) =>
  file.instructor === undefined || file.instructor.id === instructor.id || reason !== undefined
    ? allowed
    : refused(new refusal.ReassignmentWithoutReason(file.instructor.id));

export const theAssignedInstructorInstructs: Policy<unknown, Deposited, DossierContext> = (
  _,
  { file },
  { actor },
) => {
  if (!file.instructor) return refused(new refusal.InstructorNotAssigned());
  return file.instructor.id === actor.id
    ? allowed
    : refused(new refusal.NotTheAssignedInstructor(file.instructor.id));
};

/** An expert who holds an office with the porteur is not asked. */
export const theExpertIsNotLinkedToThePorteur: RuleOn<'request-expert-opinion'> = (
  { expert, linkedTo },
  { file: { porteur } },
) =>
  linkedTo.includes(porteur.id) || expert.id === porteur.id
    ? refused(new refusal.ExpertLinkedToPorteur(expert.id, porteur.id))
    : allowed;

export const theOpinionIsAwaited: RuleOn<'give-expert-opinion'> = ({ opinionId }, { file }) =>
  file.opinions.some((opinion) => opinion.opinionId === opinionId && !opinion.given)
    ? allowed
    : refused(new refusal.OpinionNotAwaited(opinionId));

/** The expert answers; an instructor may transcribe a written answer (the log keeps who did). */
export const theExpertAnswers: RuleOn<'give-expert-opinion'> = ({ opinionId }, { file }, { actor }) => {
  const asked = file.opinions.find((opinion) => opinion.opinionId === opinionId);
  return asked === undefined || asked.expert.id === actor.id || actor.role === 'instructeur'
    ? allowed
    : refused(new refusal.NotTheExpert(asked.expert.id));
};

export const theNoteExists: RuleOn<'write-note'> = ({ noteId }, { file }) =>
  noteId === undefined || file.notes[noteId] !== undefined
    ? allowed
    : refused(new refusal.UnknownNote(noteId));
