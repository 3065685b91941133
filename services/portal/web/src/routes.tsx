import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
import { eventSearch } from './audit/event-search.ts';
import { balanceSearch } from './funding/balance/balance-search.ts';
import { commitmentSearch, commitmentsSearch } from './funding/commitment/commitments-search.ts';
import { envelopeSearch, envelopesSearch } from './funding/envelope/envelope-search.ts';
import { benchSearch, extractsSearch } from './funding/reconciliation/reconciliation-search.ts';
import { worklistSearch } from './funding/worklist/worklist-search.ts';
import { mapSearch } from './campaign/map-search.ts';
import { committeesSearch } from './committee/committees-search.ts';
import { sittingSearch } from './committee/sitting/sitting-search.ts';
import { dossierTabs } from './dossier/dossier-tabs.ts';
import { registerSearch } from './dossier/register-search.ts';
import { NotHere, Trouble } from './shell/trouble.tsx';
import { Frame } from './shell/frame.tsx';
import { parseAddress, writeAddress } from './shell/address.ts';

const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text);

/** `au`: every screen as it was known at the end of that day. It follows from screen to screen until it is taken off. */
const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  validateSearch: ({ au }: Record<string, unknown>): { au?: string | undefined } => (isDay(au) ? { au } : {}),
  search: { middlewares: [retainSearchParams(['au'])] },
  component: Frame,
  notFoundComponent: NotHere,
  errorComponent: Trouble,
});

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home.tsx'), 'Home'),
});

const register = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dossiers',
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import('./dossier/register.tsx'), 'Register'),
});

const dossier = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dossiers/$reference',
  validateSearch: ({ onglet }: Record<string, unknown>): { onglet?: (typeof dossierTabs)[number] } => {
    const tab = dossierTabs.find((name) => name === onglet);
    return tab === undefined ? {} : { onglet: tab };
  },
  component: lazyRouteComponent(() => import('./dossier/dossier.tsx'), 'DossierPage'),
});

const history = createRoute({
  getParentRoute: () => rootRoute,
  path: '/histoire',
  validateSearch: eventSearch,
  component: lazyRouteComponent(() => import('./audit/history-page.tsx'), 'HistoryPage'),
});

const correlation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/histoire/correlations/$correlation',
  component: lazyRouteComponent(() => import('./audit/correlation-page.tsx'), 'CorrelationPage'),
});

const replay = createRoute({
  getParentRoute: () => rootRoute,
  path: '/histoire/dossiers/$reference',
  validateSearch: ({ etape }: Record<string, unknown>): { etape?: number } => {
    const step = Number(etape ?? Number.NaN);
    return Number.isInteger(step) && step >= 0 ? { etape: step } : {};
  },
  component: lazyRouteComponent(() => import('./audit/replay-page.tsx'), 'ReplayPage'),
});

const envelopes = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enveloppes',
  validateSearch: envelopesSearch,
  component: lazyRouteComponent(() => import('./funding/envelope/envelopes.tsx'), 'Envelopes'),
});

const envelope = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enveloppes/$envelope',
  validateSearch: envelopeSearch,
  component: lazyRouteComponent(() => import('./funding/envelope/envelope-page.tsx'), 'EnvelopePage'),
});

const commitments = createRoute({
  getParentRoute: () => rootRoute,
  path: '/engagements',
  validateSearch: commitmentsSearch,
  component: lazyRouteComponent(() => import('./funding/commitment/commitments.tsx'), 'Commitments'),
});

const commitment = createRoute({
  getParentRoute: () => rootRoute,
  path: '/engagements/$commitment',
  validateSearch: commitmentSearch,
  component: lazyRouteComponent(() => import('./funding/commitment/commitment-page.tsx'), 'CommitmentPage'),
});

const worklist = createRoute({
  getParentRoute: () => rootRoute,
  path: '/a-traiter',
  validateSearch: worklistSearch,
  component: lazyRouteComponent(() => import('./funding/worklist/worklist.tsx'), 'Worklist'),
});

const extracts = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rapprochement',
  validateSearch: extractsSearch,
  component: lazyRouteComponent(() => import('./funding/reconciliation/extracts.tsx'), 'Extracts'),
});

const bench = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rapprochement/$extract',
  validateSearch: benchSearch,
  component: lazyRouteComponent(() => import('./funding/reconciliation/bench.tsx'), 'Bench'),
});

const balance = createRoute({
  getParentRoute: () => rootRoute,
  path: '/balance',
  validateSearch: balanceSearch,
  component: lazyRouteComponent(() => import('./funding/balance/balance.tsx'), 'TrialBalance'),
});

const accountEntries = createRoute({
  getParentRoute: () => rootRoute,
  path: '/balance/$account',
  validateSearch: balanceSearch,
  component: lazyRouteComponent(() => import('./funding/balance/account-entries.tsx'), 'AccountEntries'),
});

const porteurGrants = createRoute({
  getParentRoute: () => rootRoute,
  path: '/porteurs/$porteur/financements',
  component: lazyRouteComponent(() => import('./funding/porteur/porteur-grants.tsx'), 'PorteurGrants'),
});

const about = createRoute({
  getParentRoute: () => rootRoute,
  path: '/a-propos',
  component: lazyRouteComponent(() => import('./about/about.tsx'), 'About'),
});

const fundingRoutes = [
  envelopes,
  envelope,
  commitments,
  commitment,
  worklist,
  extracts,
  bench,
  balance,
  accountEntries,
  porteurGrants,
] as const;
const committees = createRoute({
  getParentRoute: () => rootRoute,
  path: '/comites',
  validateSearch: committeesSearch,
  component: lazyRouteComponent(() => import('./committee/committees.tsx'), 'Committees'),
});

const committee = createRoute({
  getParentRoute: () => rootRoute,
  path: '/comites/$committee',
  component: lazyRouteComponent(() => import('./committee/committee.tsx'), 'CommitteePage'),
});

const sitting = createRoute({
  getParentRoute: () => rootRoute,
  path: '/seances/$session',
  validateSearch: sittingSearch,
  component: lazyRouteComponent(() => import('./committee/sitting/sitting.tsx'), 'SittingPage'),
});

const minutes = createRoute({
  getParentRoute: () => rootRoute,
  path: '/seances/$session/proces-verbal',
  component: lazyRouteComponent(() => import('./committee/sitting/minutes.tsx'), 'MinutesPage'),
});

const map = createRoute({
  getParentRoute: () => rootRoute,
  path: '/carte',
  validateSearch: mapSearch,
  component: lazyRouteComponent(() => import('./campaign/campaign-map.tsx'), 'CampaignMap'),
});

const request = createRoute({
  getParentRoute: () => rootRoute,
  path: '/demandes/$reference',
  component: lazyRouteComponent(() => import('./porteur/request.tsx'), 'RequestPage'),
});

const draft = createRoute({
  getParentRoute: () => rootRoute,
  path: '/demandes/$reference/saisie',
  component: lazyRouteComponent(() => import('./porteur/draft/draft-page.tsx'), 'DraftPage'),
});

/** Every screen and its address. */
const routeTree = rootRoute.addChildren([
  home,
  register,
  dossier,
  ...fundingRoutes,
  history,
  correlation,
  replay,
  committees,
  committee,
  sitting,
  minutes,
  map,
  request,
  draft,
  about,
]);

export function createPortalRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>;
  }
}
