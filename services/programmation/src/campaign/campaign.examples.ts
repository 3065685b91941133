import { somebody } from '@jalon/testing';
import type { Day, Instant } from '@jalon/kernel';
import { told } from '../decision.examples.ts';
import type { Role } from '@jalon/contracts';
import type { CampaignIntentFields } from './campaign.commands.ts';
import type { CampaignEvent } from './campaign.events.ts';
import type { CampaignContext } from './campaign.policies.ts';
import type { CampaignStatus } from './campaign.state.ts';

/** The campaign of 2016, as its tests start from it. */

const at = (text: string) => text as Instant;

export const terms: CampaignIntentFields<'prepare'> = {
  year: 2016,
  name: 'Programmation 2016',
  opensAt: at('2015-10-05T00:00:00.000Z'),
  closesAt: at('2016-01-31T22:59:59.999Z'),
  nomenclature: 'contrat-2015',
  themes: ['1', '2', '3'],
  territories: ['QP059082', '59512', 'metropolitan'],
  funders: [{ funder: 'etat', dispositif: 'contrat-de-ville' }],
};

export const laterClosing = {
  opensAt: terms.opensAt,
  closesAt: at('2016-02-15T22:59:59.999Z'),
  reason: 'Deux semaines de plus.',
};

export function asking(role: Role = 'admin', day = '2015-10-01'): CampaignContext {
  return { campaign: '2016', ...told(day, somebody(role)) };
}

const prepared: CampaignEvent = { type: 'CampaignPrepared', data: { campaign: '2016', ...terms } };
const opened: CampaignEvent = { type: 'CampaignOpened', data: {} };
const closed: CampaignEvent = { type: 'CampaignClosed', data: { closedOn: '2016-02-01' as Day } };

/** The facts that lead to each state. */
export const factsTo: Readonly<Record<CampaignStatus, readonly CampaignEvent[]>> = {
  absent: [],
  prepared: [prepared],
  open: [prepared, opened],
  closed: [prepared, opened, closed],
};
