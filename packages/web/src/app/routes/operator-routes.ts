// The pages about operators.
import { createRoute } from '@tanstack/react-router';
import { parseOperatorsSearch } from '../../features/operators/search.ts';
import { InviteCrumb, OperatorCrumb, OperatorsCrumb } from '../shell/Crumbs.tsx';
import { idIn } from './id-in.ts';
import { panelRoute } from './panel-route.tsx';
import { pageOf } from '../reach.ts';

const operatorsRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/operators',
  staticData: { Crumb: OperatorsCrumb, admins: true },
});

const operatorListRoute = createRoute({
  getParentRoute: () => operatorsRoute,
  path: '/',
  validateSearch: parseOperatorsSearch,
  component: pageOf(() => import('../../features/operators/OperatorsPage.tsx'), 'OperatorsPage'),
});

const inviteRoute = createRoute({
  getParentRoute: () => operatorsRoute,
  path: 'invite',
  staticData: { Crumb: InviteCrumb },
  component: pageOf(() => import('../../features/operators/InvitePage.tsx'), 'InvitePage'),
});

const operatorRoute = createRoute({
  getParentRoute: () => operatorsRoute,
  path: '$operatorId',
  params: idIn('operatorId'),
  staticData: { Crumb: OperatorCrumb },
  component: pageOf(() => import('../../features/operators/edit/EditOperatorPage.tsx'), 'EditOperatorPage'),
});

export const operatorRoutes = operatorsRoute.addChildren([operatorListRoute, inviteRoute, operatorRoute]);
