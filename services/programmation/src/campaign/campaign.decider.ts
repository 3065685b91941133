import { type Decider, firstRefusal } from '@jalon/kernel';
import type { CampaignIntent } from './campaign.commands.ts';
import type { CampaignEvent } from './campaign.events.ts';
import {
  type CampaignContext,
  everyIntentPolicies,
  preparationPolicies,
  theCampaignOpensBeforeItCloses,
} from './campaign.policies.ts';
import { type Campaign, evolveCampaign, noCampaign } from './campaign.state.ts';

/** A campaign: one year's call for projects. */
export const campaignDecider: Decider<Campaign, CampaignIntent, CampaignEvent, CampaignContext> = {
  initialState: noCampaign,
  evolve: evolveCampaign,
  decide(asked, state, context) {
    const refusal = firstRefusal(everyIntentPolicies, asked, state, context);
    if (refusal) return refusal;
    switch (asked.intent) {
      case 'prepare': {
        const { intent: _, ...terms } = asked;
        return (
          firstRefusal(preparationPolicies, terms, state, context) ?? [
            { type: 'CampaignPrepared', data: { campaign: context.campaign, ...terms } },
          ]
        );
      }
      case 'open':
        return [{ type: 'CampaignOpened', data: {} }];
      case 'change-calendar': {
        const { intent: _, ...calendar } = asked;
        return (
          theCampaignOpensBeforeItCloses(calendar, state, context) ?? [
            { type: 'CalendarChanged', data: calendar },
          ]
        );
      }
      case 'close':
        return [{ type: 'CampaignClosed', data: { closedOn: context.today } }];
    }
  },
};
