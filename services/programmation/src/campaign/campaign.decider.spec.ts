import { describe, expect, it } from '@jest/globals';
import { isRefusal } from '@jalon/kernel';
import {
  type CampaignIntent,
  type CampaignIntentName,
  campaignIntentNames,
  campaignIntentRow,
} from './campaign.commands.ts';
import { campaignDecider } from './campaign.decider.ts';
import { CampaignNotFound, CampaignNotPossibleNow } from './campaign.errors.ts';
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
