import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { balanceSearch } from './balance/balance-search.ts';
import { commitmentSearch, commitmentsSearch } from './commitment/commitments-search.ts';
import { envelopeSearch, envelopesSearch } from './envelope/envelope-search.ts';
import { benchSearch, differencesSearch, extractsSearch } from './reconciliation/reconciliation-search.ts';
import { worklistSearch } from './worklist/worklist-search.ts';
import { rootRoute } from '../shell/root-route.ts';

const envelopes = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enveloppes',
  validateSearch: envelopesSearch,
  component: lazyRouteComponent(() => import('./envelope/envelopes.tsx'), 'Envelopes'),
});

const envelope = createRoute({
  getParentRoute: () => rootRoute,
  path: '/enveloppes/$envelope',
  validateSearch: envelopeSearch,
  component: lazyRouteComponent(() => import('./envelope/envelope-page.tsx'), 'EnvelopePage'),
});

const commitments = createRoute({
  getParentRoute: () => rootRoute,
  path: '/engagements',
  validateSearch: commitmentsSearch,
  component: lazyRouteComponent(() => import('./commitment/commitments.tsx'), 'Commitments'),
});

const commitment = createRoute({
  getParentRoute: () => rootRoute,
  path: '/engagements/$commitment',
  validateSearch: commitmentSearch,
  component: lazyRouteComponent(() => import('./commitment/commitment-page.tsx'), 'CommitmentPage'),
});

const worklist = createRoute({
  getParentRoute: () => rootRoute,
  path: '/a-traiter',
  validateSearch: worklistSearch,
  component: lazyRouteComponent(() => import('./worklist/worklist.tsx'), 'Worklist'),
});

const extracts = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rapprochement',
  validateSearch: extractsSearch,
  component: lazyRouteComponent(() => import('./reconciliation/extracts.tsx'), 'Extracts'),
});

const differences = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rapprochement/differences',
  validateSearch: differencesSearch,
  component: lazyRouteComponent(() => import('./reconciliation/differences.tsx'), 'Differences'),
});

const bench = createRoute({
  getParentRoute: () => rootRoute,
  path: '/rapprochement/$extract',
  validateSearch: benchSearch,
  component: lazyRouteComponent(() => import('./reconciliation/bench.tsx'), 'Bench'),
});

const balance = createRoute({
  getParentRoute: () => rootRoute,
  path: '/balance',
  validateSearch: balanceSearch,
  component: lazyRouteComponent(() => import('./balance/balance.tsx'), 'TrialBalance'),
});

const accountEntries = createRoute({
  getParentRoute: () => rootRoute,
  path: '/balance/$account',
  validateSearch: balanceSearch,
  component: lazyRouteComponent(() => import('./balance/account-entries.tsx'), 'AccountEntries'),
});

const porteurGrants = createRoute({
  getParentRoute: () => rootRoute,
  path: '/porteurs/$porteur/financements',
  component: lazyRouteComponent(() => import('./porteur/porteur-grants.tsx'), 'PorteurGrants'),
});

/** The money: what there is, what is promised, what is to be done, and what the accounts of others say. */
export const fundingRoutes = [
  envelopes,
  envelope,
  commitments,
  commitment,
  worklist,
  extracts,
  differences,
  bench,
  balance,
  accountEntries,
  porteurGrants,
] as const;
