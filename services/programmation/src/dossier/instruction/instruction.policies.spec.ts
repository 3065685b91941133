import { describe, it } from '@jest/globals';
import type { Day } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { dossierDecider } from '../dossier.decider.ts';
import type { DossierEvent } from '../dossier.events.ts';
import { ask, asking, factsTo, people } from '../dossier.examples.ts';
import * as refusal from './instruction.errors.ts';

const instructor = { id: people.colleague.id, name: people.colleague.name };
const opinionAsked: DossierEvent = {
  type: 'ExpertOpinionRequested',
  data: {
    opinionId: 'A1',
    expert: { id: 'olga', name: 'Olga' },
    linkedTo: [],
    question: 'Le besoin est-il avéré ?',
    dueOn: '2016-02-05' as Day,
  },
};

describe('aReassignmentGivesItsReason', () => {
  it('accepts a first assignment without reason, and the same instructor again as nothing new', () => {
    const { intent, instructor: chosen } = { intent: 'assign-instructor', instructor } as const;
    given(dossierDecider, factsTo.submitted)
      .when({ intent, instructor: chosen }, asking('assign-instructor'))
      .thenFacts({ type: 'InstructorAssigned', data: { instructor } });
    given(dossierDecider, [...factsTo.submitted, { type: 'InstructorAssigned', data: { instructor } }])
      .when({ intent, instructor: chosen }, asking('assign-instructor'))
      .thenNothing();
  });
  it('refuses to take a dossier from a colleague without saying why', () => {
    given(dossierDecider, factsTo.admissible)
      .when({ intent: 'assign-instructor', instructor }, asking('assign-instructor'))
      .thenRefused(refusal.ReassignmentWithoutReason);
  });
});

describe('theAssignedInstructorInstructs', () => {
  it('accepts the instructor to whom it is assigned', () => {
    given(dossierDecider, factsTo.admissible)
      .when(ask('start-instruction'), asking('start-instruction'))
      .thenTypes('InstructionStarted');
  });
  it('refuses a colleague, and anyone while nobody is assigned', () => {
    given(dossierDecider, factsTo.admissible)
      .when(ask('start-instruction'), asking('start-instruction', { actor: people.colleague }))
      .thenRefused(refusal.NotTheAssignedInstructor);
    given(
      dossierDecider,
      factsTo.admissible.filter(({ type }) => type !== 'InstructorAssigned'),
    )
      .when(ask('start-instruction'), asking('start-instruction'))
      .thenRefused(refusal.InstructorNotAssigned);
  });
});

describe('theExpertIsNotLinkedToThePorteur', () => {
  it('accepts an expert linked to other bodies', () => {
    given(dossierDecider, factsTo['under-instruction'])
      .when(ask('request-expert-opinion', { linkedTo: ['P-OTHER'] }), asking('request-expert-opinion'))
      .thenTypes('ExpertOpinionRequested');
  });
  it('refuses one who declared a link with the porteur', () => {
    given(dossierDecider, factsTo['under-instruction'])
      .when(ask('request-expert-opinion', { linkedTo: ['P-EXAMPLE'] }), asking('request-expert-opinion'))
      .thenRefused(refusal.ExpertLinkedToPorteur);
  });
});

describe('theOpinionIsAwaited', () => {
  it('accepts the opinion that was asked for', () => {
    given(dossierDecider, [...factsTo['under-instruction'], opinionAsked])
      .when(ask('give-expert-opinion'), asking('give-expert-opinion'))
      .thenTypes('ExpertOpinionGiven');
  });
  it('refuses one that nobody asked for, or that was given already', () => {
    const given1: DossierEvent = {
      type: 'ExpertOpinionGiven',
      data: { opinionId: 'A1', expert: opinionAsked.data.expert, verdict: 'reserved', text: 'Non.' },
    };
    for (const facts of [[], [opinionAsked, given1]]) {
      given(dossierDecider, [...factsTo['under-instruction'], ...facts])
        .when(ask('give-expert-opinion'), asking('give-expert-opinion'))
        .thenRefused(refusal.OpinionNotAwaited);
    }
  });
});

describe('theExpertAnswers', () => {
  const facts = [...factsTo['under-instruction'], opinionAsked];
  it('accepts the expert, in whatever role', () => {
    const olga = { id: 'olga', name: 'Olga', role: 'observatoire' };
    given(dossierDecider, facts)
      .when(ask('give-expert-opinion'), asking('give-expert-opinion', { actor: olga }))
      .thenTypes('ExpertOpinionGiven');
  });
  it('refuses someone else who is not an instructor', () => {
    given(dossierDecider, facts)
      .when(ask('give-expert-opinion'), asking('give-expert-opinion', { actor: people.finance }))
      .thenRefused(refusal.NotTheExpert);
  });
});

describe('theNoteExists', () => {
  const written: DossierEvent = { type: 'NoteWritten', data: { noteId: 'N1', version: 1, text: 'Avant.' } };
  it('accepts a new note, and a new version of a note', () => {
    given(dossierDecider, [...factsTo.submitted, written])
      .when(ask('write-note'), asking('write-note'))
      .thenFacts({ type: 'NoteWritten', data: { noteId: 'N2', version: 1, text: 'À voir en comité.' } });
    given(dossierDecider, [...factsTo.submitted, written])
      .when(ask('write-note', { noteId: 'N1' }), asking('write-note'))
      .thenFacts({ type: 'NoteWritten', data: { noteId: 'N1', version: 2, text: 'À voir en comité.' } });
  });
  it('refuses a version of a note that was never begun', () => {
    given(dossierDecider, factsTo.submitted)
      .when(ask('write-note', { noteId: 'N7' }), asking('write-note'))
      .thenRefused(refusal.UnknownNote);
  });
});
