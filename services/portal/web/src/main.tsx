import '@fontsource-variable/source-sans-3/wght.css';
import '@mantine/core/styles.layer.css';
import '@mantine/notifications/styles.layer.css';
import './theme/theme.css';
import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Problem } from './api/problem.ts';
import { createPortalRouter } from './routes.tsx';
import { noticeEndOfSession } from './session/session-ended.ts';
import { contrasts, theme } from './theme/theme.ts';
import { startWords } from './words/i18n.ts';

const queries = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndOfSession }),
  mutationCache: new MutationCache({ onError: noticeEndOfSession }),
  defaultOptions: {
    // The machine may be off the network and the server on it: whether it is there is known by asking.
    mutations: { networkMode: 'always' },
    queries: {
      networkMode: 'always',
      // What others do is told as it happens; nothing is asked again for having been looked away from.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      retry: (attempts, error) => error instanceof Problem && error.mayPass && attempts < 3,
    },
  },
});
const router = createPortalRouter(queries);
const nonce = document.querySelector<HTMLMetaElement>('meta[name=csp-nonce]')?.content ?? '';
// What holds a page still behind a dialog writes a style of its own, and asks here under which nonce.
(globalThis as { __webpack_nonce__?: string }).__webpack_nonce__ = nonce;
const root = document.getElementById('jalon');
if (root === null) throw new Error('The page has no place for the application');

await startWords();
createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={contrasts}
        defaultColorScheme="auto"
        getStyleNonce={() => nonce}
      >
        <Notifications position="bottom-right" />
        <RouterProvider router={router} />
      </MantineProvider>
    </QueryClientProvider>
  </StrictMode>,
);
