// What all pages stand under: the root, and the frame of whoever is logged in.
import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, redirect } from '@tanstack/react-router';
import { isLoginMissing } from '../../api/problem.ts';
import { meQuery } from '../../features/login/api.ts';
import { BrokenPanel } from '../BrokenPage.tsx';
import { NotFoundPage } from '../NotFoundPage.tsx';
import { Root } from '../Root.tsx';
import { Shell } from '../Shell.tsx';

type Context = { queries: QueryClient };

export const root = createRootRouteWithContext<Context>()({
  component: Root,
  notFoundComponent: NotFoundPage,
  errorComponent: BrokenPanel,
});

export const panelRoute = createRoute({
  getParentRoute: () => root,
  id: 'panel',
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQuery);
    } catch (error) {
      if (!isLoginMissing(error)) throw error;
      throw redirect({ to: '/login', search: location.href === '/' ? {} : { next: location.href } });
    }
  },
  component: Shell,
  errorComponent: BrokenPanel,
});
