import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router';
import { auditRoutes } from './audit/audit-routes.ts';
import { campaignRoutes } from './campaign/campaign-routes.ts';
import { committeeRoutes } from './committee/committee-routes.ts';
import { dossierRoutes } from './dossier/dossier-routes.ts';
import { fundingRoutes } from './funding/funding-routes.ts';
import { porteurRoutes } from './porteur/porteur-routes.ts';
import { Trouble } from './shell/trouble.tsx';
import { rootRoute } from './shell/root-route.ts';
import { parseAddress, writeAddress } from './shell/address.ts';

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: '/',
  component: lazyRouteComponent(() => import('./home/home.tsx'), 'Home'),
});

const about = createRoute({
  getParentRoute: () => rootRoute,
  path: '/a-propos',
  component: lazyRouteComponent(() => import('./about/about.tsx'), 'About'),
});

/** Every screen and its address: each part of the house names its own. */
const routeTree = rootRoute.addChildren([
  home,
  ...dossierRoutes,
  ...fundingRoutes,
  ...auditRoutes,
  ...committeeRoutes,
  ...campaignRoutes,
  ...porteurRoutes,
  about,
]);

export function createPortalRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    parseSearch: parseAddress,
    stringifySearch: writeAddress,
    // Within the frame: who meets a screen that fell still finds the way to the others.
    defaultErrorComponent: Trouble,
    defaultPreload: 'intent',
    scrollRestoration: true,
  });
}

declare module '@tanstack/react-router' {
  interface Register {
    router: ReturnType<typeof createPortalRouter>;
  }
}
