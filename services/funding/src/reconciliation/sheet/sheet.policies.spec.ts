import { describe, expect, it } from '@jest/globals';
import { allRoles } from '@jalon/contracts';
import { isRefusal } from '@jalon/kernel';
import { given } from '@jalon/testing';
import { NotFound, NotPossibleNow, RoleRefused } from '../../intents.errors.ts';
import type { Verdict } from '../matching/verdict.ts';
import { type SheetIntent, lineIntentNames, lineIntents } from './sheet.commands.ts';
import { sheetDecider } from './sheet.decider.ts';
import * as refusal from './sheet.errors.ts';
import { accepted, asking, exactVerdict, examples, factsOfLine, factsTo } from './sheet.examples.ts';
import { lineOf, lineStatuses } from './sheet.state.ts';

const { decide, evolve, initialState } = sheetDecider;
const { accept, assign, reverse } = examples;
const inBulk = { ...accept, how: 'bulk' } as const;
const withVerdict = (verdict: Verdict) => given(sheetDecider, factsOfLine('payment', verdict));
const doubtful: Verdict = { ...exactVerdict, exact: false, score: 91, findings: ['truncated-siret'] };
const { order: _order, ...nothing } = exactVerdict;
const unknown: Verdict = { ...nothing, state: 'unknown-here', exact: false, score: 0 };
const chosen = {
  type: 'MatchAssigned',
  data: { line: 'L1', order: 'D1.L1/2016-00007', by: { id: 'f', name: 'F' } },
} as const;

describe('A line of an extract, in each of its states', () => {
  const stateOf = (status: (typeof lineStatuses)[number]) => factsTo[status].reduce(evolve, initialState);
  const table = lineStatuses.flatMap((status) => lineIntentNames.map((name) => ({ status, name })));
  const isTaken = ({ status, name }: (typeof table)[number]) =>
    (lineIntents[name].from as readonly string[]).includes(status);

  it.each(lineStatuses.filter((status) => status !== 'unknown'))(
    'is %s after the facts that lead there',
    (status) => {
      expect(lineOf(stateOf(status), 'L1')?.status).toBe(status);
    },
  );
  it.each(table.filter((pair) => !isTaken(pair)))('refuses $name when it is $status', ({ status, name }) => {
    expect(decide(examples[name], stateOf(status), asking())).toBeInstanceOf(
      status === 'unknown' ? NotFound : NotPossibleNow,
    );
  });
  it.each(table.filter(isTaken))(
    'takes $name when it is $status, and is changed by it',
    ({ status, name }) => {
      const state = stateOf(status);
      const events = decide(examples[name], state, asking());
      if (isRefusal(events)) throw events;
      expect(events).toHaveLength(1);
      expect(events.reduce(evolve, state)).not.toEqual(state);
    },
  );
});

describe('theRoleMay', () => {
  it('accepts finance', () => {
    given(sheetDecider, factsTo.undecided).when(accept, asking('finance')).thenTypes('MatchAccepted');
  });
  it.each(allRoles.filter((role) => role !== 'finance'))('refuses the role %s', (role) => {
    given(sheetDecider, factsTo.undecided).when(accept, asking(role)).thenRefused(RoleRefused);
  });
});

describe('theLineIsOnTheSheet', () => {
  it('accepts a line that was read', () => {
    given(sheetDecider, factsTo.undecided).when(examples.reject, asking()).thenTypes('MatchRejected');
  });
  it('refuses one that was not', () => {
    given(sheetDecider, factsTo.undecided)
      .when({ ...examples.reject, line: 'L2' }, asking())
      .thenRefused(NotFound);
  });
});

describe('theStateTakesTheIntent', () => {
  it('accepts a line that somebody had put aside', () => {
    given(sheetDecider, factsTo.rejected).when(accept, asking()).thenTypes('MatchAccepted');
  });
  it('refuses to accept it twice', () => {
    given(sheetDecider, factsTo.accepted).when(accept, asking()).thenRefused(NotPossibleNow);
  });
});

describe('anOrderIsProposed', () => {
  it('accepts the order that a person chose where none was proposed', () => {
    given(sheetDecider, [...factsOfLine('payment', unknown), chosen])
      .when(accept, asking())
      .thenTypes('MatchAccepted');
  });
  it('refuses a line that nothing here answers', () => {
    withVerdict(unknown).when(accept, asking()).thenRefused(refusal.NothingProposed);
  });
});

describe('thereIsSomethingToSettle', () => {
  it('accepts a line whose amount differs: it pays a part', () => {
    withVerdict({ ...doubtful, state: 'amount-differs' })
      .when(accept, asking())
      .thenTypes('MatchAccepted');
  });
  it.each(['duplicate', 'over-paid'] as const)('refuses a line that is %s', (state) => {
    withVerdict({ ...doubtful, state })
      .when(accept, asking())
      .thenRefused(refusal.NothingToSettle);
  });
  it('accepts it on another order that a person chose', () => {
    given(sheetDecider, [...factsOfLine('payment', { ...doubtful, state: 'duplicate' }), chosen])
      .when(accept, asking())
      .thenTypes('MatchAccepted');
  });
});

describe('whatIsAcceptedInBulkIsExact', () => {
  it('accepts an exact line with others, and a doubtful one alone', () => {
    withVerdict(exactVerdict).when(inBulk, asking()).thenTypes('MatchAccepted');
    withVerdict(doubtful).when(accept, asking()).thenTypes('MatchAccepted');
  });
  it('refuses a doubtful line with others, be its score 99', () => {
    withVerdict({ ...doubtful, score: 99 })
      .when(inBulk, asking())
      .thenRefused(refusal.NotExact);
  });
});

describe('theLineIsRecordedNowhereElse', () => {
  const recordedOn = (order: string) => asking('finance', { recordedOn: new Map([['L1', order]]) });
  it('accepts what was cut short between the payment and the decision', () => {
    withVerdict(exactVerdict)
      .when(accept, recordedOn(String(exactVerdict.order)))
      .thenTypes('MatchAccepted');
  });
  it('refuses a line whose money is on another order', () => {
    withVerdict(exactVerdict)
      .when(accept, recordedOn('D1.L1/2016-00001'))
      .thenRefused(refusal.RecordedElsewhere);
  });
});

describe('theOrderSuitsTheLine', () => {
  it('accepts a payment order for a payment, a recovery order for a recovery', () => {
    given(sheetDecider, factsTo.undecided).when(assign, asking()).thenTypes('MatchAssigned');
    given(sheetDecider, factsOfLine('recovery'))
      .when(assign, asking('finance', { orderKind: 'recovery-order' }))
      .thenTypes('MatchAssigned');
  });
  it('refuses one of the other nature, and one that does not exist', () => {
    given(sheetDecider, factsOfLine('recovery')).when(assign, asking()).thenRefused(refusal.OrderUnknown);
    given(sheetDecider, factsTo.undecided)
      .when(assign, asking('finance', { orderKind: undefined }))
      .thenRefused(refusal.OrderUnknown);
  });
});

describe('A match that is taken back', () => {
  it('may be a payment, a recovery, or a rejection', () => {
    for (const kind of ['payment', 'recovery', 'rejection'] as const) {
      given(sheetDecider, [...factsOfLine(kind), accepted(kind)])
        .when(reverse, asking())
        .thenTypes('MatchReversed');
    }
  });
});

describe('A sheet', () => {
  it('writes what a comparison says anew, and nothing of lines that somebody decided on', () => {
    const { findings: _findings, ...said } = doubtful;
    const verdict = { ...said, findings: [], reasons: [], candidates: [] };
    const mutable: SheetIntent = { intent: 'compare', ruleset: 2, verdicts: { L1: verdict } };
    given(sheetDecider, factsTo.undecided).when(mutable, asking()).thenTypes('LinesCompared');
    given(sheetDecider, factsTo.accepted).when(mutable, asking()).thenTypes();
  });
  it('is read once', () => {
    const [read] = factsOfLine();
    if (read?.type !== 'ExtractLinesRead') throw new Error('The first fact of a sheet is its reading');
    given(sheetDecider, factsTo.undecided)
      .when({ intent: 'read', ...read.data }, asking())
      .thenTypes();
  });
});
