import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { rootRoute } from '../shell/root-route.ts';

const request = createRoute({
  getParentRoute: () => rootRoute,
  path: '/demandes/$reference',
  component: lazyRouteComponent(() => import('./request.tsx'), 'RequestPage'),
});

const draft = createRoute({
  getParentRoute: () => rootRoute,
  path: '/demandes/$reference/saisie',
  component: lazyRouteComponent(() => import('./draft/draft-page.tsx'), 'DraftPage'),
});

/** What a porteur sees of their own requests. */
export const porteurRoutes = [request, draft] as const;
