import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { dossierTabs } from './dossier-tabs.ts';
import { registerSearch } from './register-search.ts';
import { rootRoute } from '../shell/root-route.ts';

const register = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dossiers',
  validateSearch: registerSearch,
  component: lazyRouteComponent(() => import('./register.tsx'), 'Register'),
});

const dossier = createRoute({
  getParentRoute: () => rootRoute,
  path: '/dossiers/$reference',
  validateSearch: ({ onglet }: Record<string, unknown>): { onglet?: (typeof dossierTabs)[number] } => {
    const tab = dossierTabs.find((name) => name === onglet);
    return tab === undefined ? {} : { onglet: tab };
  },
  component: lazyRouteComponent(() => import('./dossier.tsx'), 'DossierPage'),
});

/** The register, and each dossier of it. */
export const dossierRoutes = [register, dossier] as const;
