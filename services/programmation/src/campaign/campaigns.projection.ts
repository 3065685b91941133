import type { Recorded } from '@jalon/event-store';
import type { Projection } from '@jalon/read-models';
import type { CampaignEvent } from './campaign.events.ts';
import { type Campaign, evolveCampaign, noCampaign } from './campaign.state.ts';

/** A campaign as people see it: its state as it stands. */
export type CampaignDocument = Exclude<Campaign, { readonly status: 'absent' }>;

/** Every campaign. */
export const campaigns: Projection<CampaignDocument, Recorded<CampaignEvent>> = {
  name: 'campaigns',
  version: 1,
  types: ['CampaignPrepared', 'CampaignOpened', 'CalendarChanged', 'CampaignClosed'],
  documentId: ({ stream }) => stream.slice('campaign-'.length),
  textFields: ['name'],
  evolve: (document, event) => {
    const after = evolveCampaign(document ?? noCampaign, event);
    return after.status === 'absent' ? undefined : after;
  },
};
