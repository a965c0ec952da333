// Puts the parts of the panel into each other: words, colours, query cache, pages.
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import type { i18n } from 'i18next';
import { I18nextProvider } from 'react-i18next';
import { theme } from '../ui/theme.ts';
import { createQueries } from './queries.ts';
import { createPanelRouter } from './router.tsx';

const queries = createQueries(() => {
  const { pathname, href } = router.state.location;
  if (pathname === '/login' || pathname === '/setup') return;
  queries.clear();
  void router.navigate({ to: '/login', search: { next: href, ended: true } });
});
const router = createPanelRouter(queries);

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const styleNonce = () => nonce;
// What keeps the page from scrolling behind a dialog asks for the nonce under this name.
Reflect.set(window, '__webpack_nonce__', nonce);

export function App({ words }: { words: i18n }) {
  return (
    <I18nextProvider i18n={words}>
      <MantineProvider
        theme={theme}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
        withCssVariables={false}
        withGlobalClasses={false}
      >
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </I18nextProvider>
  );
}
