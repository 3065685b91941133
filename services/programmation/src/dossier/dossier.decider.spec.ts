import { describe, expect, it } from '@jest/globals';
import { given } from '@jalon/testing';
import { type Day, isRefusal } from '@jalon/kernel';
import fc from 'fast-check';
import {
  type DossierIntentName,
  dossierIntentNames,
  dossierIntents,
  possibleIntents,
} from './dossier.commands.ts';
import { dossierDecider } from './dossier.decider.ts';
import {
  DossierNotFound,
  DossierNotPossibleNow,
  DossierRoleRefused,
  NotYourDossier,
} from './dossier.errors.ts';
import { type DossierEvent, dossierEventSchemas } from './dossier.events.ts';
import { ask, asking, context, examples, factsTo, people } from './dossier.examples.ts';
import { type DossierStatus, dossierStatuses } from './dossier.state.ts';

const { initialState, evolve, decide } = dossierDecider;
const stateAfter = (facts: (typeof factsTo)['draft']) => facts.reduce(evolve, initialState);

/** Two intents need one fact more than the state that takes them. */
const preparing: Partial<Record<DossierIntentName, { status: DossierStatus; fact: DossierEvent }>> = {
  'give-expert-opinion': {
    status: 'under-instruction',
    fact: {
      type: 'ExpertOpinionRequested',
      data: {
        opinionId: 'A1',
        expert: { id: 'olga', name: 'Olga' },
        question: '?',
        dueOn: '2016-02-05' as Day,
        linkedTo: [],
      },
    },
  },
  'start-execution': {
    status: 'notified',
    fact: { type: 'ConventionSigned', data: examples['sign-convention'].fields },
  },
};

describe('A dossier, in each of its states', () => {
  it.each(dossierStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateAfter(factsTo[status]).status).toBe(status);
  });

  const table = dossierStatuses.flatMap((status) => dossierIntentNames.map((name) => ({ status, name })));

  it.each(table.filter(({ status, name }) => !possibleIntents[status].includes(name)))(
    'refuses $name when it is $status',
    ({ status, name }) => {
      const refusal = decide(ask(name), stateAfter(factsTo[status]), asking(name));
      expect(refusal).toBeInstanceOf(status === 'absent' ? DossierNotFound : DossierNotPossibleNow);
    },
  );

  it.each(table.filter(({ status, name }) => possibleIntents[status].includes(name)))(
    'takes $name when it is $status, subject to its rules',
    ({ status, name }) => {
      const decision = decide(ask(name), stateAfter(factsTo[status]), asking(name));
      expect(decision).not.toBeInstanceOf(DossierNotPossibleNow);
    },
  );

  it.each(dossierIntentNames)('accepts %s in one state at least', (name) => {
    const accepted = dossierStatuses.filter((status) => {
      const more = preparing[name];
      const facts = more?.status === status ? [...factsTo[status], more.fact] : factsTo[status];
      const decision = decide(ask(name), stateAfter(facts), asking(name));
      return !isRefusal(decision) && decision.length > 0;
    });
    expect(accepted).not.toEqual([]);
  });
});

describe('theRoleMay', () => {
  it('accepts a role of the table', () => {
    given(dossierDecider, factsTo.submitted)
      .when(ask('declare-admissible'), asking('declare-admissible'))
      .thenTypes('DeclaredAdmissible');
  });

  it.each(dossierIntentNames)('refuses %s to an auditor and to a certifier', (name) => {
    for (const role of ['auditeur', 'certificateur']) {
      const decision = decide(
        ask(name),
        stateAfter(factsTo.draft),
        asking(name, { actor: { ...people.auditor, role } }),
      );
      expect(decision).toBeInstanceOf(DossierRoleRefused);
    }
  });

  it('reserves reopening to a chief', () => {
    expect(dossierIntents.reopen.roles).toEqual(['decideur', 'admin']);
  });
});

describe('thePorteurActsForItself', () => {
  it('accepts the porteur of the dossier', () => {
    given(dossierDecider, factsTo.draft)
      .when(ask('edit-draft'), asking('edit-draft'))
      .thenTypes('DraftEdited');
  });

  it('refuses another porteur', () => {
    const stranger = { ...people.porteur, organisation: 'P-OTHER' };
    given(dossierDecider, factsTo.draft)
      .when(ask('edit-draft'), asking('edit-draft', { actor: stranger }))
      .thenRefused(NotYourDossier);
    given(dossierDecider, [])
      .when(ask('open-draft'), asking('open-draft', { actor: stranger }))
      .thenRefused(NotYourDossier);
  });
});

describe('theDossierExists', () => {
  it('accepts to open a dossier that does not exist yet', () => {
    given(dossierDecider, []).when(ask('open-draft'), asking('open-draft')).thenTypes('DraftOpened');
  });
  it('refuses anything asked of a dossier that was never opened', () => {
    given(dossierDecider, []).when(ask('submit'), asking('submit')).thenRefused(DossierNotFound);
  });
});

describe('theStateTakesTheIntent', () => {
  it('accepts to withdraw a dossier that is submitted', () => {
    given(dossierDecider, factsTo.submitted)
      .when(ask('withdraw'), asking('withdraw'))
      .thenTypes('DossierWithdrawn');
  });
  it('refuses to withdraw one that is closed, and says what is possible', () => {
    const { facts } = given(dossierDecider, factsTo.closed)
      .when(ask('withdraw'), asking('withdraw'))
      .thenRefused(DossierNotPossibleNow);
    expect(facts).toMatchObject({ state: 'closed', intent: 'withdraw', possible: possibleIntents.closed });
  });
});

describe('Any sequence of intents', () => {
  const anyIntent = fc.constantFrom(...dossierIntentNames);
  const anyone = fc.constantFrom(...Object.values(people), undefined);
  const anyDay = fc.constantFrom(
    '2015-11-01',
    '2016-01-20',
    '2016-02-20',
    '2016-04-01',
    '2016-12-31',
    '2017-05-01',
    '2017-09-01',
  );

  it('meets facts or refusals, never anything else, and what is decided can be folded and read again', () => {
    const wander = fc.array(fc.tuple(anyIntent, anyone, fc.option(anyDay, { nil: undefined })), {
      maxLength: 60,
    });
    fc.assert(
      fc.property(fc.constantFrom(...dossierStatuses), wander, (start, steps) => {
        let state = stateAfter(factsTo[start]);
        for (const [name, actor, day] of steps) {
          const asked = context(actor ?? examples[name].by, day ?? examples[name].on);
          const decision = decide(ask(name), state, asked);
          if (isRefusal(decision)) {
            expect(decision.code).toMatch(/^dossier\/[a-z0-9-]+$/);
            continue;
          }
          for (const event of decision) {
            expect(dossierEventSchemas[event.type].safeParse(event.data).success).toBe(true);
            state = evolve(state, event);
          }
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
