// How the panel is built: static files for the server to serve, with nothing inline so that a strict policy holds.
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const vendorChunks: [name: string, packages: RegExp][] = [
  ['react', /node_modules\/(react|react-dom|scheduler)\//],
  ['mantine', /node_modules\/(@mantine|@floating-ui|react-remove-scroll|react-textarea-autosize|clsx)\//],
  ['tanstack', /node_modules\/@tanstack\//],
  ['words', /node_modules\/(i18next|react-i18next)\//],
  ['icons', /node_modules\/@tabler\//],
];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2023',
    // A data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: { groups: vendorChunks.map(([name, test]) => ({ name, test })) },
      },
    },
  },
  // While the panel is worked on, a server started beside it answers for it. It refuses what comes from elsewhere than
  // the panel, and has to see the panel's own host for that.
  server: { proxy: { '/api': { target: process.env['SERVER_URL'] ?? 'http://127.0.0.1:8080', changeOrigin: false } } },
});
