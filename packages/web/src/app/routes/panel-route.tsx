// What all pages stand under: the root, and the frame of whoever is logged in.
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import type { Me } from '../../api/contract.ts';
import { isLoginMissing } from '../../api/problem.ts';
import { keepLanguage } from '../../features/account/api.ts';
import { meQuery } from '../../features/login/api.ts';
import { isLanguage } from '../../ui/format/languages.ts';
import { speak } from '../../ui/speak.ts';
import { BrokenPanel } from '../BrokenPage.tsx';
import { words } from '../language/words.ts';
import { NotFoundPage } from '../NotFoundPage.tsx';
import { Root } from '../Root.tsx';
import { Shell } from '../shell/Shell.tsx';

type Context = { queries: QueryClient };

export const root = createRootRouteWithContext<Context>()({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: BrokenPanel,
});

/** The operator's language; who has chosen none, and reads another than English here, gets mails in it, too. */
async function speakAs({ language }: Me['operator'], queries: QueryClient): Promise<void> {
  const spoken = words.language;
  if (language !== null && language !== spoken) await speak(words, language);
  if (language === null && spoken !== 'en' && isLanguage(spoken)) {
    void keepLanguage(queries, spoken).catch(() => undefined);
  }
}

export const panelRoute = createRoute({
  getParentRoute: () => root,
  id: 'panel',
  beforeLoad: async ({ context, location }) => {
    try {
      const { operator } = await context.queries.ensureQueryData(meQuery);
      await speakAs(operator, context.queries);
    } catch (error) {
      if (!isLoginMissing(error)) throw error;
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
  component: Shell,
  errorComponent: BrokenPanel,
});
