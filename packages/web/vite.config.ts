// How the panel is built: static files for the server to serve, with nothing inline so that a strict policy holds.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig, normalizePath, type Plugin } from 'vite';

/** What the first picture of the panel needs comes at once, in few files; what follows from these modules. */
const firstModules = ['main.tsx', 'features/dashboard/DashboardPage.tsx'].map((path) =>
  normalizePath(resolve(import.meta.dirname, 'src', path)),
);

type Modules = { getModuleInfo(id: string): { importedIds: readonly string[] } | null };
let first: Set<string> | undefined;

function isFirst(id: string, modules: Modules): boolean {
  if (first === undefined) {
    first = new Set(firstModules);
    for (const each of first) {
      const imported = modules.getModuleInfo(each)?.importedIds ?? [];
      for (const ours of imported.filter((path) => !path.includes('node_modules'))) first.add(ours);
    }
  }
  return first.has(id);
}

/** Of the libraries, what no page needs at once; of Mantine these components. */
const laterComponents =
  'Autocomplete|FileButton|FileInput|MultiSelect|Pagination|PillsInput|Pill|Radio(?!/RadioIcon)|Tabs|Textarea';
const later = new RegExp(`node_modules/(@mantine/core/esm/components/(${laterComponents})\\b|uqr/)`);

/** Tells the page where the words of each language are, so that those it needs come beside the first script, not after it. */
const wordsInPage: Plugin = {
  name: 'words-in-page',
  transformIndexHtml: {
    order: 'post',
    handler: (_, { bundle = {} }) =>
      Object.values(bundle)
        .filter(({ name }) => name?.startsWith('words-'))
        .map(({ name, fileName }) => ({ tag: 'meta', attrs: { name: name ?? '', content: `/${fileName}` } })),
  },
};

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), wordsInPage],
  build: {
    target: 'es2023',
    // A data: URL would need a wider content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          // The first that fits takes a module.
          groups: [
            { name: 'later', test: later, includeDependenciesRecursively: false },
            { name: 'mantine', test: /node_modules\/(@mantine|@floating-ui|react-remove-scroll|clsx)\// },
            { name: 'libraries', test: /node_modules\// },
            // One script for each language, of which a reader needs one.
            { name: 'words-en', test: /\/src\/.*\/en\.ts$/ },
            { name: 'words-de', test: /\/src\/.*\/de\.ts$/ },
            { name: (id, modules) => (isFirst(id, modules) ? 'panel' : null), debugName: 'panel', test: /\/src\// },
            { name: 'pages', test: /\/src\//, minShareCount: 2 },
          ],
        },
      },
    },
  },
  // While the panel is worked on, a server started beside it answers for it. It refuses what comes from elsewhere than
  // the panel, and has to see the panel's own host for that.
  server: { proxy: { '/api': { target: process.env['SERVER_URL'] ?? 'http://127.0.0.1:8080', changeOrigin: false } } },
});
