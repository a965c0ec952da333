// The pages for whoever is not logged in.
import { createRoute, redirect } from '@tanstack/react-router';
import { parseLoginSearch } from '../../features/login/search.ts';
import { setupQuery } from '../../features/setup/api.ts';
import { BrokenPanel } from '../BrokenPage.tsx';
import { root } from './panel-route.tsx';
import { pageOf } from '../reach.ts';

export const loginRoute = createRoute({
  getParentRoute: () => root,
  path: '/login',
  validateSearch: parseLoginSearch,
  beforeLoad: async ({ context }) => {
    const setup = await context.queries.fetchQuery(setupQuery).catch(() => ({ needed: false }));
    if (setup.needed) throw redirect({ to: '/setup' });
  },
  component: pageOf(() => import('../../features/login/LoginPage.tsx'), 'LoginPage'),
  errorComponent: BrokenPanel,
});

export const setupRoute = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  component: pageOf(() => import('../../features/setup/SetupPage.tsx'), 'SetupPage'),
  errorComponent: BrokenPanel,
});

export const lostPasswordRoute = createRoute({
  getParentRoute: () => root,
  path: '/lost-password',
  component: pageOf(() => import('../../features/password/LostPasswordPage.tsx'), 'LostPasswordPage'),
  errorComponent: BrokenPanel,
});

export const setPasswordRoute = createRoute({
  getParentRoute: () => root,
  path: '/set-password',
  component: pageOf(() => import('../../features/password/SetPasswordPage.tsx'), 'SetPasswordPage'),
  errorComponent: BrokenPanel,
});
