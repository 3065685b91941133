import type { QueryClient } from '@tanstack/react-query';
import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  retainSearchParams,
} from '@tanstack/react-router';
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

const about = createRoute({
  getParentRoute: () => rootRoute,
  path: '/a-propos',
  component: lazyRouteComponent(() => import('./about/about.tsx'), 'About'),
});

/** Every screen and its address. */
const routeTree = rootRoute.addChildren([home, register, dossier, about]);

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
