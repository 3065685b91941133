import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { figureSearch } from '../campaign/figure/figure-search.ts';
import { rootRoute } from '../shell/root-route.ts';
import { compareSearch } from './compare/compare-search.ts';
import { eventSearch } from './event-search.ts';
import { knowledgeSearch } from './knowledge/knowledge-search.ts';

const history = createRoute({
  getParentRoute: () => rootRoute,
  path: '/histoire',
  validateSearch: eventSearch,
  component: lazyRouteComponent(() => import('./history-page.tsx'), 'HistoryPage'),
});

const correlation = createRoute({
  getParentRoute: () => rootRoute,
  path: '/histoire/correlations/$correlation',
  component: lazyRouteComponent(() => import('./correlation-page.tsx'), 'CorrelationPage'),
});

const replay = createRoute({
  getParentRoute: () => rootRoute,
  path: '/histoire/dossiers/$reference',
  validateSearch: ({ etape }: Record<string, unknown>): { etape?: number } => {
    const step = Number(etape ?? Number.NaN);
    return Number.isInteger(step) && step >= 0 ? { etape: step } : {};
  },
  component: lazyRouteComponent(() => import('./replay-page.tsx'), 'ReplayPage'),
});

const compare = createRoute({
  getParentRoute: () => rootRoute,
  path: '/histoire/comparer',
  validateSearch: compareSearch,
  component: lazyRouteComponent(() => import('./compare/compare-page.tsx'), 'ComparePage'),
});

const knowledge = createRoute({
  getParentRoute: () => rootRoute,
  path: '/histoire/savoir',
  validateSearch: knowledgeSearch,
  component: lazyRouteComponent(() => import('./knowledge/knowledge-page.tsx'), 'KnowledgePage'),
});

const figure = createRoute({
  getParentRoute: () => rootRoute,
  path: '/chiffres/$campaign',
  validateSearch: figureSearch,
  component: lazyRouteComponent(() => import('../campaign/figure/figure-page.tsx'), 'FigurePage'),
});

/** The whole history, and every way back from what is shown to the facts that made it. */
export const auditRoutes = [history, correlation, replay, compare, knowledge, figure] as const;
