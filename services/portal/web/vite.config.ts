import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Built into the portal's dist, where its gateway reads it; while developing, the services answer from `npm start`. */
export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Browsers of the last two years: what they know (light-dark(), layers) is not written out for older ones.
    target: ['chrome125', 'firefox128', 'safari18'],
    // Everything is loaded from its own file: the page's policy allows no inline script or font.
    assetsInlineLimit: 0,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            {
              name: 'mantine',
              test: /node_modules[\\/](@mantine[\\/](core|hooks|notifications)|@floating-ui)[\\/]/,
            },
            {
              name: 'tanstack',
              test: /node_modules[\\/]@tanstack[\\/](react-)?(query|router|query-core|router-core|history|store|react-store)[\\/]/,
            },
          ],
        },
      },
    },
  },
  server: { proxy: { '/api': 'http://127.0.0.1:3000', '/portal': 'http://127.0.0.1:3000' } },
});
