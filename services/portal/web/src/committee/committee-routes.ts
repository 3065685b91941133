import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { committeesSearch } from './committees-search.ts';
import { sittingSearch } from './sitting/sitting-search.ts';
import { rootRoute } from '../shell/root-route.ts';

const committees = createRoute({
  getParentRoute: () => rootRoute,
  path: '/comites',
  validateSearch: committeesSearch,
  component: lazyRouteComponent(() => import('./committees.tsx'), 'Committees'),
});

const committee = createRoute({
  getParentRoute: () => rootRoute,
  path: '/comites/$committee',
  component: lazyRouteComponent(() => import('./committee.tsx'), 'CommitteePage'),
});

/** `campagne`: for which; `depuis`: the committee that the new one is copied from. */
const newCommittee = createRoute({
  getParentRoute: () => rootRoute,
  path: '/comites/nouveau',
  validateSearch: ({
    campagne,
    depuis,
  }: Record<string, unknown>): { campagne?: string; depuis?: string } => ({
    ...(typeof campagne === 'string' && campagne !== '' && { campagne }),
    ...(typeof depuis === 'string' && depuis !== '' && { depuis }),
  }),
  component: lazyRouteComponent(() => import('./creation/new-committee-page.tsx'), 'NewCommitteePage'),
});

const sitting = createRoute({
  getParentRoute: () => rootRoute,
  path: '/seances/$session',
  validateSearch: sittingSearch,
  component: lazyRouteComponent(() => import('./sitting/sitting.tsx'), 'SittingPage'),
});

const minutes = createRoute({
  getParentRoute: () => rootRoute,
  path: '/seances/$session/proces-verbal',
  component: lazyRouteComponent(() => import('./sitting/minutes.tsx'), 'MinutesPage'),
});

/** The committees, their sittings and what was said there. */
export const committeeRoutes = [committees, committee, newCommittee, sitting, minutes] as const;
