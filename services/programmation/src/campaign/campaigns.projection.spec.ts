import { describe, expect, it } from '@jest/globals';
import { documentsAlong } from '../projected.examples.ts';
import { factsTo, laterClosing, terms } from './campaign.examples.ts';
import { campaigns } from './campaigns.projection.ts';

describe('The list of campaigns', () => {
  it('shows a campaign with its terms and its state, fact after fact', () => {
    const changed = { type: 'CalendarChanged', data: laterClosing } as const;
    const closed = factsTo.closed.slice(-1);
    expect(documentsAlong(campaigns, 'campaign-2016', [...factsTo.open, changed, ...closed])).toEqual([
      { status: 'prepared', campaign: '2016', ...terms },
      { status: 'open', campaign: '2016', ...terms },
      { status: 'open', campaign: '2016', ...terms, closesAt: '2016-02-15T22:59:59.999Z' },
      { status: 'closed', campaign: '2016', ...terms, closesAt: '2016-02-15T22:59:59.999Z' },
    ]);
  });
});
