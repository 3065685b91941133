import { describe, expect, it } from '@jest/globals';
import { type Day, isRefusal } from '@jalon/kernel';
import { given, somebody } from '@jalon/testing';
import { told } from '../decision.examples.ts';
import type { Role } from '@jalon/contracts';
import { identifierClaimDecider } from './identifier-claim.decider.ts';
import {
  type PorteurIntent,
  type PorteurIntentFields,
  type PorteurIntentName,
  porteurIntentNames,
  porteurIntentRow,
} from './porteur.commands.ts';
import { porteurDecider } from './porteur.decider.ts';
import * as refusal from './porteur.errors.ts';
import { type PorteurEvent, porteurEventSchemas } from './porteur.events.ts';
import type { PorteurContext } from './porteur.policies.ts';
import { type PorteurStatus, porteurStatuses } from './porteur.state.ts';

const day = (text: string) => text as Day;
const siret = '38033590100027';
const club = {
  name: 'Club de Roubaix',
  identifiers: { siret, rna: 'W591000001' },
  legalForm: 'private-law' as const,
  commune: '59512',
  since: day('2010-01-01'),
  origin: 'entered' as const,
};

const registered: PorteurEvent = { type: 'PorteurRegistered', data: { porteur: 'P-EXAMPLE', ...club } };
const deactivated: PorteurEvent = {
  type: 'PorteurDeactivated',
  data: { reason: 'Dissoute', since: day('2015-01-01') },
};
const factsTo: Readonly<Record<PorteurStatus, readonly PorteurEvent[]>> = {
  absent: [],
  active: [registered],
  inactive: [registered, deactivated],
};

const since = day('2016-01-01');
const examples: { readonly [Name in PorteurIntentName]: Extract<PorteurIntent, { readonly intent: Name }> } =
  {
    register: { intent: 'register', ...club },
    rename: { intent: 'rename', name: 'Club de Roubaix et Tourcoing', since },
    'change-identifiers': {
      intent: 'change-identifiers',
      identifiers: { siret },
      since,
      reason: 'Le RNA était celui d’une autre association',
    },
    'change-legal-form': { intent: 'change-legal-form', legalForm: 'public-body', since },
    deactivate: { intent: 'deactivate', reason: 'Dissoute', since },
    reactivate: { intent: 'reactivate', since },
  };

const asked = (role: Role = 'instructeur'): PorteurContext => ({
  porteur: 'P-EXAMPLE',
  ...told('2016-02-01', somebody(role)),
});
const { decide, evolve, initialState } = porteurDecider;
const stateAfter = (facts: readonly PorteurEvent[]) => facts.reduce(evolve, initialState);
const table = porteurStatuses.flatMap((status) => porteurIntentNames.map((name) => ({ status, name })));
const isTaken = ({ status, name }: (typeof table)[number]) => porteurIntentRow(name).from.includes(status);
const registering = (changes: Partial<PorteurIntentFields<'register'>>) =>
  given(porteurDecider, []).when({ ...examples.register, ...changes }, asked());

describe('A porteur, in each of its states', () => {
  it.each(porteurStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateAfter(factsTo[status]).status).toBe(status);
  });

  it.each(table.filter((pair) => !isTaken(pair)))('refuses $name when it is $status', ({ status, name }) => {
    const decision = decide(examples[name], stateAfter(factsTo[status]), asked());
    expect(decision).toBeInstanceOf(
      status === 'absent' ? refusal.PorteurNotFound : refusal.PorteurNotPossibleNow,
    );
  });

  it.each(table.filter(isTaken))(
    'accepts $name when it is $status, and the fact can be read again',
    ({ status, name }) => {
      const state = stateAfter(factsTo[status]);
      const decision = decide(examples[name], state, asked());
      if (isRefusal(decision)) throw decision;
      expect(decision).toHaveLength(1);
      for (const event of decision) {
        expect(porteurEventSchemas[event.type].safeParse(event.data).success).toBe(true);
        expect(evolve(state, event)).not.toEqual(state);
      }
    },
  );

  it('has its identity as it was last said, and since when', () => {
    const facts = porteurIntentNames
      .filter((name) => name !== 'register' && name !== 'reactivate')
      .reduce<readonly PorteurEvent[]>((before, name) => {
        const decision = decide(examples[name], stateAfter(before), asked());
        return isRefusal(decision) ? before : [...before, ...decision];
      }, factsTo.active);
    expect(stateAfter(facts)).toEqual({
      status: 'inactive',
      porteur: 'P-EXAMPLE',
      name: 'Club de Roubaix et Tourcoing',
      identifiers: { siret },
      legalForm: 'public-body',
      commune: '59512',
      since,
      identitySince: since,
      formerly: [
        {
          name: club.name,
          identifiers: club.identifiers,
          legalForm: 'private-law',
          since: '2010-01-01',
          until: since,
        },
      ],
    });
  });
});

describe('theRoleMay', () => {
  it('accepts an instructor', () => {
    registering({}).thenFacts(registered);
  });
  it.each(porteurIntentNames)('refuses %s to a porteur, and says who may', (name) => {
    const [from = 'absent'] = porteurIntentRow(name).from;
    const refused = given(porteurDecider, factsTo[from])
      .when(examples[name], asked('porteur'))
      .thenRefused(refusal.PorteurRoleRefused);
    expect(refused).toMatchObject({ kind: 'forbidden', facts: { roles: ['instructeur', 'admin'] } });
  });
});

describe('thePorteurExists', () => {
  it('accepts that an unknown body be registered', () => {
    registering({}).thenTypes('PorteurRegistered');
  });
  it('refuses that it be renamed', () => {
    given(porteurDecider, []).when(examples.rename, asked()).thenRefused(refusal.PorteurNotFound);
  });
});

describe('theStateTakesTheIntent', () => {
  it('accepts to reactivate what was deactivated', () => {
    given(porteurDecider, factsTo.inactive)
      .when(examples.reactivate, asked())
      .thenTypes('PorteurReactivated');
  });
  it('refuses to deactivate twice, and says what is possible', () => {
    const refused = given(porteurDecider, factsTo.inactive)
      .when(examples.deactivate, asked())
      .thenRefused(refusal.PorteurNotPossibleNow);
    expect(refused.facts['possible']).toContain('reactivate');
  });
});

describe('anIdentifierIsGiven', () => {
  it('accepts a SIRET alone, or a RNA alone', () => {
    registering({ identifiers: { siret } }).thenTypes('PorteurRegistered');
    registering({ identifiers: { rna: 'W591000001' } }).thenTypes('PorteurRegistered');
  });
  it('refuses a name without a number', () => {
    registering({ identifiers: {} }).thenRefused(refusal.IdentifierMissing);
    given(porteurDecider, factsTo.active)
      .when({ ...examples['change-identifiers'], identifiers: {} }, asked())
      .thenRefused(refusal.IdentifierMissing);
  });
});

describe('theSiretIsSound', () => {
  it('accepts one whose keys are right', () => {
    registering({}).thenTypes('PorteurRegistered');
  });
  it('refuses another, for its own reason', () => {
    const refused = registering({ identifiers: { siret: '38033590100028', rna: 'W591000001' } }).thenRefused(
      refusal.UnsoundSiret,
    );
    expect(refused.facts).toMatchObject({ field: 'identifiers.siret', fault: 'luhn' });
    given(porteurDecider, factsTo.active)
      .when({ ...examples['change-identifiers'], identifiers: { siret: '380335901' } }, asked())
      .thenRefused(refusal.UnsoundSiret);
  });
});

describe('theRnaIsSound', () => {
  it('accepts nine digits, and letters as in Corsica', () => {
    registering({}).thenTypes('PorteurRegistered');
    registering({ identifiers: { siret, rna: 'W2A1000001' } }).thenTypes('PorteurRegistered');
  });
  it('refuses one that is cut', () => {
    registering({ identifiers: { siret, rna: 'W3222' } }).thenRefused(refusal.UnsoundRna);
  });
});

describe('theCommuneIsACode', () => {
  it('accepts INSEE’s codes, those of Corsica included', () => {
    for (const commune of ['59512', '2A004']) registering({ commune }).thenTypes('PorteurRegistered');
  });
  it('refuses a name, and a postal code that is too short', () => {
    for (const commune of ['Lille', '5951', '2C004']) {
      registering({ commune }).thenRefused(refusal.UnknownCommune);
    }
  });
});

describe('theChangeFollowsTheLast', () => {
  const changes = porteurIntentNames.filter((name) => name !== 'register');
  it.each(changes)('accepts %s on the very day of the last change', (name) => {
    const from = name === 'reactivate' ? factsTo.inactive : factsTo.active;
    const last = name === 'reactivate' ? '2015-01-01' : '2010-01-01';
    const decision = decide({ ...examples[name], since: day(last) }, stateAfter(from), asked());
    expect(isRefusal(decision)).toBe(false);
  });
  it.each(changes)('refuses %s the day before', (name) => {
    const from = name === 'reactivate' ? factsTo.inactive : factsTo.active;
    const before = name === 'reactivate' ? '2014-12-31' : '2009-12-31';
    given(porteurDecider, from)
      .when({ ...examples[name], since: day(before) }, asked())
      .thenRefused(refusal.ChangeBeforeTheLast);
  });
});

describe('The claim on an identifier', () => {
  const claim = { identifier: siret, porteur: 'P-EXAMPLE' };
  it('is accepted while nobody has it', () => {
    given(identifierClaimDecider, [])
      .when(claim, undefined)
      .thenFacts({ type: 'IdentifierClaimed', data: claim });
  });
  it('changes nothing when its own porteur has it', () => {
    given(identifierClaimDecider, [{ type: 'IdentifierClaimed', data: claim }])
      .when(claim, undefined)
      .thenNothing();
  });
  it('is refused when another porteur has it, and names that one', () => {
    const refused = given(identifierClaimDecider, [{ type: 'IdentifierClaimed', data: claim }])
      .when({ ...claim, porteur: 'P-OTHER' }, undefined)
      .thenRefused(refusal.IdentifierTaken);
    expect(refused.facts).toEqual({ identifier: siret, porteur: 'P-EXAMPLE' });
  });
});
