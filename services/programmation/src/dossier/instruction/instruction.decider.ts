import { firstRefusal } from '@jalon/kernel';
import { holderOf } from '../office.ts';
import type { DecisionsOf } from '../intent.commands.ts';
import type { instructionIntents } from './instruction.commands.ts';
import { OpinionNotAwaited } from './instruction.errors.ts';
import * as policy from './instruction.policies.ts';

export const instructionDecisions: DecisionsOf<typeof instructionIntents> = {
  'assign-instructor': (fields, state, context) => {
    const previous = state.file.instructor;
    const { instructor, reason } = fields;
    if (previous?.id === instructor.id) return [];
    const refusal = policy.aReassignmentGivesItsReason(fields, state, context);
    if (refusal) return refusal;
    return [
      {
        type: 'InstructorAssigned',
        data: { instructor, ...(previous && { previous }), ...(reason !== undefined && { reason }) },
      },
    ];
  },

  'start-instruction': (fields, state, context) =>
    policy.theAssignedInstructorInstructs(fields, state, context) ?? [
      { type: 'InstructionStarted', data: { instructor: holderOf(context.actor) } },
    ],

  'request-expert-opinion': (fields, state, context) => {
    const { expert, question, dueOn, linkedTo } = fields;
    const opinionId = `A${state.file.opinions.length + 1}`;
    return (
      policy.theExpertIsNotLinkedToThePorteur(fields, state, context) ?? [
        { type: 'ExpertOpinionRequested', data: { opinionId, expert, question, dueOn, linkedTo } },
      ]
    );
  },

  'give-expert-opinion': (fields, state, context) => {
    const refusal = firstRefusal(
      [policy.theOpinionIsAwaited, policy.theExpertAnswers],
      fields,
      state,
      context,
    );
    if (refusal) return refusal;
    const { opinionId, verdict, text } = fields;
    const asked = state.file.opinions.find((opinion) => opinion.opinionId === opinionId);
    if (!asked) return new OpinionNotAwaited(opinionId);
    return [{ type: 'ExpertOpinionGiven', data: { opinionId, expert: asked.expert, verdict, text } }];
  },

  'write-note': (fields, state, context) => {
    const { notes } = state.file;
    const noteId = fields.noteId ?? `N${Object.keys(notes).length + 1}`;
    return (
      policy.theNoteExists(fields, state, context) ?? [
        { type: 'NoteWritten', data: { noteId, version: (notes[noteId] ?? 0) + 1, text: fields.text } },
      ]
    );
  },
};
