// The pages about tokens, shown cards, and who may charge.
import { createRoute } from '@tanstack/react-router';
import { parseShownSearch, parseWhySearch } from '../../features/presentations/search.ts';
import { parseTokensSearch } from '../../features/tokens/search.ts';
import { ShownCrumb, TokenCrumb, TokensCrumb, WhyCrumb } from '../shell/Crumbs.tsx';
import { pageOf } from '../reach.ts';
import { idIn } from './id-in.ts';
import { panelRoute } from './panel-route.tsx';

const tokensRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/tokens',
  staticData: { Crumb: TokensCrumb },
});

const tokenListRoute = createRoute({
  getParentRoute: () => tokensRoute,
  path: '/',
  validateSearch: parseTokensSearch,
  component: pageOf(() => import('../../features/tokens/TokensPage.tsx'), 'TokensPage'),
});

const shownRoute = createRoute({
  getParentRoute: () => tokensRoute,
  path: 'shown',
  validateSearch: parseShownSearch,
  staticData: { Crumb: ShownCrumb },
  component: pageOf(() => import('../../features/presentations/ShownPage.tsx'), 'ShownPage'),
});

const whyRoute = createRoute({
  getParentRoute: () => tokensRoute,
  path: 'why',
  validateSearch: parseWhySearch,
  staticData: { Crumb: WhyCrumb },
  component: pageOf(() => import('../../features/presentations/WhyPage.tsx'), 'WhyPage'),
});

const tokenRoute = createRoute({
  getParentRoute: () => tokensRoute,
  path: '$tokenId',
  params: idIn('tokenId'),
  staticData: { Crumb: TokenCrumb },
  component: pageOf(() => import('../../features/tokens/TokenPage.tsx'), 'TokenPage'),
});

export const tokenRoutes = tokensRoute.addChildren([tokenListRoute, shownRoute, whyRoute, tokenRoute]);
