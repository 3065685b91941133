import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { mapSearch } from './map-search.ts';
import { rootRoute } from '../shell/root-route.ts';

const campaigns = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campagnes',
  component: lazyRouteComponent(() => import('./call/call-list.tsx'), 'CallList'),
});

const campaign = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campagnes/$campaign',
  component: lazyRouteComponent(() => import('./call/call-page.tsx'), 'CallPage'),
});

/** `depuis`: the campaign that the new one is copied from. */
const newCampaign = createRoute({
  getParentRoute: () => rootRoute,
  path: '/campagnes/nouvelle',
  validateSearch: ({ depuis }: Record<string, unknown>): { depuis?: string } =>
    typeof depuis === 'string' && depuis !== '' ? { depuis } : {},
  component: lazyRouteComponent(() => import('./call/new-call-page.tsx'), 'NewCallPage'),
});

const map = createRoute({
  getParentRoute: () => rootRoute,
  path: '/carte',
  validateSearch: mapSearch,
  component: lazyRouteComponent(() => import('./campaign-map.tsx'), 'CampaignMap'),
});

/** The calls for projects, and where their money goes. */
export const campaignRoutes = [campaigns, campaign, newCampaign, map] as const;
