import { describe, expect, it } from '@jest/globals';
import { allRoles } from '@jalon/contracts';
import { type Day, cents, isRefusal } from '@jalon/kernel';
import { given, somebody } from '@jalon/testing';
import { told } from '../../decision.examples.ts';
import { NotFound, NotPossibleNow, RoleRefused } from '../../intents.errors.ts';
import {
  type ExtractIntent,
  type ExtractIntentName,
  extractIntentNames,
  extractIntents,
} from './extract.commands.ts';
import { extractDecider } from './extract.decider.ts';
import { CorrectsItself, PeriodReversed } from './extract.errors.ts';
import type { ExtractEvent } from './extract.events.ts';
import { type ExtractStatus, extractStatuses } from './extract.state.ts';

const finance = told('2016-02-01', somebody('finance'));
const file = {
  extract: 'X-1',
  source: 'helios',
  profileVersion: 1,
  file: 'janvier.csv',
  sha256: 'a'.repeat(64),
  bytes: 1_000,
  encoding: 'utf-8',
  lines: 3,
  sheets: 1,
  kinds: { payment: { lines: 3, amount: 300_000 } },
  faults: { rows: 0, first: [] },
};
const receive = { intent: 'receive', ...file } as const satisfies ExtractIntent;
const missing = {
  exercice: 2016,
  number: 7,
  amount: cents(1),
  remaining: cents(1),
  issuedOn: '2016-01-02' as Day,
  beneficiary: 'Club',
};
const examples = {
  receive,
  'note-missing': { intent: 'note-missing', orders: { 'D1.L1/2016-00007': missing } },
  'note-comparison': {
    intent: 'note-comparison',
    ruleset: 1,
    states: { matched: 3 },
    exact: 3,
    recognised: 0,
    notFound: 1,
  },
  supersede: { intent: 'supersede', by: 'X-2' },
} as const satisfies Readonly<Record<ExtractIntentName, ExtractIntent>>;

const person = { id: 'farah', name: 'Farah' };
const received: ExtractEvent = {
  type: 'ExtractReceived',
  data: { ...file, receivedBy: person, receivedOn: '2016-02-01' as Day },
};
const compared: ExtractEvent = {
  type: 'ExtractCompared',
  data: { ruleset: 1, states: { matched: 2 }, exact: 2, recognised: 0, notFound: 0 },
};
const factsTo: Readonly<Record<ExtractStatus, readonly ExtractEvent[]>> = {
  absent: [],
  received: [received],
  compared: [received, compared],
  superseded: [received, compared, { type: 'ExtractSuperseded', data: { by: 'X-2', supersededBy: person } }],
};

describe('An extract, in each of its states', () => {
  const { decide, evolve, initialState } = extractDecider;
  const table = extractStatuses.flatMap((status) => extractIntentNames.map((name) => ({ status, name })));
  const isTaken = ({ status, name }: (typeof table)[number]) =>
    (extractIntents[name].from as readonly string[]).includes(status);
  const stateOf = (status: ExtractStatus) => factsTo[status].reduce(evolve, initialState);

  it.each(extractStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateOf(status).status).toBe(status);
  });
  it.each(table.filter((pair) => !isTaken(pair)))('refuses $name when it is $status', ({ status, name }) => {
    expect(decide(examples[name], stateOf(status), finance)).toBeInstanceOf(
      status === 'absent' ? NotFound : NotPossibleNow,
    );
  });
  it.each(table.filter(isTaken))(
    'takes $name when it is $status, and is changed by it',
    ({ status, name }) => {
      const events = decide(examples[name], stateOf(status), finance);
      if (isRefusal(events)) throw events;
      expect(events.reduce(evolve, stateOf(status))).not.toEqual(stateOf(status));
    },
  );
});

describe('theRoleMay', () => {
  it('accepts finance', () => {
    given(extractDecider, []).when(receive, finance).thenTypes('ExtractReceived');
  });
  it.each(allRoles.filter((role) => role !== 'finance'))('refuses the role %s', (role) => {
    given(extractDecider, [])
      .when(receive, told('2016-02-01', somebody(role)))
      .thenRefused(RoleRefused);
  });
});

describe('theExtractExists', () => {
  it('accepts what is said of an extract that was received', () => {
    given(extractDecider, [received]).when(examples['note-comparison'], finance).thenTypes('ExtractCompared');
  });
  it('refuses what is said of none', () => {
    given(extractDecider, []).when(examples.supersede, finance).thenRefused(NotFound);
  });
});

describe('theStateTakesTheIntent', () => {
  it('accepts another comparison', () => {
    given(extractDecider, factsTo.compared)
      .when(examples['note-comparison'], finance)
      .thenTypes('ExtractCompared');
  });
  it('refuses to compare one that another replaces', () => {
    given(extractDecider, factsTo.superseded)
      .when(examples['note-comparison'], finance)
      .thenRefused(NotPossibleNow);
  });
});

describe('thePeriodHasAnOrder', () => {
  const period = (from: string, until: string) => ({
    ...receive,
    period: { from: from as Day, until: until as Day },
  });
  it('accepts a period of one day', () => {
    given(extractDecider, []).when(period('2016-01-31', '2016-01-31'), finance).thenTypes('ExtractReceived');
  });
  it('refuses one that ends before it begins', () => {
    given(extractDecider, []).when(period('2016-02-01', '2016-01-31'), finance).thenRefused(PeriodReversed);
  });
});

describe('anExtractCorrectsAnother', () => {
  it('accepts the correction of another', () => {
    given(extractDecider, [])
      .when({ ...receive, corrects: 'X-0' }, finance)
      .thenTypes('ExtractReceived');
  });
  it('refuses that the same file corrects itself', () => {
    given(extractDecider, [])
      .when({ ...receive, corrects: 'X-1' }, finance)
      .thenRefused(CorrectsItself);
  });
});

describe('An extract', () => {
  it('says once that an order is missing, and once that it was compared', () => {
    const known: ExtractEvent = { type: 'OrdersNotFound', data: { orders: { 'D1.L1/2016-00007': missing } } };
    given(extractDecider, [received, known]).when(examples['note-missing'], finance).thenTypes();
    given(extractDecider, [
      ...factsTo.compared,
      {
        ...compared,
        data: { ruleset: 1, states: { matched: 3 }, exact: 3, recognised: 0, notFound: 1 },
      } as ExtractEvent,
    ])
      .when(examples['note-comparison'], finance)
      .thenTypes();
  });
});
