import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, retainSearchParams } from '@tanstack/react-router';
import { Frame } from './frame.tsx';
import { NotHere, TroubleAlone } from './trouble.tsx';

const isDay = (text: unknown): text is string => typeof text === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(text);

/** `au`: every screen as it was known at the end of that day. It follows from screen to screen until it is taken off. */
export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({
  validateSearch: ({ au }: Record<string, unknown>): { au?: string | undefined } => (isDay(au) ? { au } : {}),
  search: { middlewares: [retainSearchParams(['au'])] },
  component: Frame,
  notFoundComponent: NotHere,
  errorComponent: TroubleAlone,
});
