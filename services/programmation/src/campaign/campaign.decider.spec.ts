import { describe, expect, it } from '@jest/globals';
import { day, isRefusal } from '@jalon/kernel';
import { given } from '@jalon/testing';
import {
  type CampaignIntent,
  type CampaignIntentName,
  campaignIntentNames,
  campaignIntentRow,
} from './campaign.commands.ts';
import { campaignDecider } from './campaign.decider.ts';
import { CalendarReversed, CampaignNotFound, CampaignNotPossibleNow } from './campaign.errors.ts';
import { campaignEventSchemas } from './campaign.events.ts';
import { asking, factsTo, laterClosing, terms } from './campaign.examples.ts';
import { type CampaignStatus, campaignStatuses } from './campaign.state.ts';

/** An intent of each name, right for the campaign of the examples. */
const examples: {
  readonly [Name in CampaignIntentName]: Extract<CampaignIntent, { readonly intent: Name }>;
} = {
  prepare: { intent: 'prepare', ...terms },
  open: { intent: 'open' },
  'change-calendar': { intent: 'change-calendar', ...laterClosing },
  close: { intent: 'close' },
};

const { decide, evolve, initialState } = campaignDecider;
const stateOf = (status: CampaignStatus) => factsTo[status].reduce(evolve, initialState);
const table = campaignStatuses.flatMap((status) => campaignIntentNames.map((name) => ({ status, name })));
const isTaken = ({ status, name }: (typeof table)[number]) => campaignIntentRow(name).from.includes(status);

describe('A campaign, in each of its states', () => {
  it.each(campaignStatuses)('is %s after the facts that lead there', (status) => {
    expect(stateOf(status).status).toBe(status);
  });

  it.each(table.filter((pair) => !isTaken(pair)))('refuses $name when it is $status', ({ status, name }) => {
    const decision = decide(examples[name], stateOf(status), asking());
    expect(decision).toBeInstanceOf(status === 'absent' ? CampaignNotFound : CampaignNotPossibleNow);
  });

  it.each(table.filter(isTaken))(
    'takes $name when it is $status, and the fact can be read again and changes it',
    ({ status, name }) => {
      const state = stateOf(status);
      const decision = decide(examples[name], state, asking());
      if (isRefusal(decision)) throw decision;
      expect(decision).toHaveLength(1);
      for (const event of decision) {
        expect(campaignEventSchemas[event.type].safeParse(event.data).success).toBe(true);
        expect(evolve(state, event)).not.toEqual(state);
      }
    },
  );
});

describe('theCampaignExists', () => {
  it('accepts to prepare a campaign that does not exist yet', () => {
    given(campaignDecider, []).when(examples.prepare, asking()).thenTypes('CampaignPrepared');
  });
  it('refuses to open one that was never prepared', () => {
    given(campaignDecider, []).when(examples.open, asking()).thenRefused(CampaignNotFound);
  });
});

describe('theStateTakesTheIntent', () => {
  it('accepts to close an open campaign, on the day that it is in Paris', () => {
    given(campaignDecider, factsTo.open)
      .when(examples.close, asking('admin', '2016-02-01'))
      .thenFacts({ type: 'CampaignClosed', data: { closedOn: day('2016-02-01') } });
  });
  it('refuses to open twice, and says what is possible', () => {
    const { facts } = given(campaignDecider, factsTo.open)
      .when(examples.open, asking())
      .thenRefused(CampaignNotPossibleNow);
    expect(facts).toEqual({ state: 'open', intent: 'open', possible: ['change-calendar', 'close'] });
  });
});

describe('theCampaignOpensBeforeItCloses', () => {
  it('accepts a calendar that goes forward, and follows it from then on', () => {
    given(campaignDecider, factsTo.open)
      .when(examples['change-calendar'], asking())
      .thenFacts({ type: 'CalendarChanged', data: laterClosing });
    const changed = evolve(stateOf('open'), { type: 'CalendarChanged', data: laterClosing });
    expect(changed).toMatchObject({ status: 'open', closesAt: laterClosing.closesAt });
  });
  it('refuses to close at the instant of opening, at the preparation and at a change', () => {
    const reversed = { opensAt: terms.opensAt, closesAt: terms.opensAt };
    given(campaignDecider, [])
      .when({ ...examples.prepare, ...reversed }, asking())
      .thenRefused(CalendarReversed);
    given(campaignDecider, factsTo.prepared)
      .when({ ...examples['change-calendar'], ...reversed }, asking())
      .thenRefused(CalendarReversed);
  });
});
