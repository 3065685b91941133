import { type Instant, unreachable } from '@jalon/kernel';
import type { CampaignEvent } from './campaign.events.ts';

type Prepared = Extract<CampaignEvent, { readonly type: 'CampaignPrepared' }>['data'];

/** A year's call: prepared, open to deposits between its two instants, closed. */
export type Campaign =
  { readonly status: 'absent' } | ({ readonly status: 'prepared' | 'open' | 'closed' } & Prepared);

export type CampaignStatus = Campaign['status'];

export const campaignStatuses = ['absent', 'prepared', 'open', 'closed'] as const;

export const noCampaign: Campaign = { status: 'absent' };

/** The state after a fact. */
export function evolveCampaign(state: Campaign, event: CampaignEvent): Campaign {
  if (event.type === 'CampaignPrepared') return { status: 'prepared', ...event.data };
  if (state.status === 'absent') throw new Error('A campaign has facts before it was prepared');
  switch (event.type) {
    case 'CampaignOpened':
      return { ...state, status: 'open' };
    case 'CalendarChanged': {
      const { opensAt, closesAt }: { opensAt: Instant; closesAt: Instant } = event.data;
      return { ...state, opensAt, closesAt };
    }
    case 'CampaignClosed':
      return { ...state, status: 'closed' };
    default:
      return unreachable(event);
  }
}
