// Puts the parts of the panel into each other: words, colours, query cache, pages.
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { I18nextProvider } from 'react-i18next';
import { theme } from '../ui/theme/theme.ts';
import { meQuery } from '../features/login/api.ts';
import { words } from './language/words.ts';
import { setLoginEnded } from './login/login-ended.ts';
import { createQueries } from './queries.ts';
import { createPanelRouter } from './router.tsx';

// Whoever has not been in yet is led to the form by the pages' own addresses.
const queries = createQueries(() => {
  if (queries.getQueryData(meQuery.queryKey) !== undefined) setLoginEnded(queries, true);
});
const router = createPanelRouter(queries);

const nonce = document.querySelector<HTMLMetaElement>('meta[name="csp-nonce"]')?.content ?? '';
const styleNonce = () => nonce;
// What keeps the page from scrolling behind a dialog asks for the nonce under this name.
Reflect.set(window, '__webpack_nonce__', nonce);

export function App() {
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
