// The pages of charging groups and their addresses.
import { createRoute } from '@tanstack/react-router';
import { parseGroupSearch, parseGroupsSearch } from '../../features/groups/search.ts';
import { AddGroupCrumb, EditGroupCrumb, GroupCrumb, GroupsCrumb } from '../shell/Crumbs.tsx';
import { pageOf } from '../reach.ts';
import { idIn } from './id-in.ts';
import { panelRoute } from './panel-route.tsx';

const groupsRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/groups',
  staticData: { Crumb: GroupsCrumb },
});

const groupListRoute = createRoute({
  getParentRoute: () => groupsRoute,
  path: '/',
  validateSearch: parseGroupsSearch,
  component: pageOf(() => import('../../features/groups/GroupsPage.tsx'), 'GroupsPage'),
});

const addGroupRoute = createRoute({
  getParentRoute: () => groupsRoute,
  path: 'new',
  staticData: { Crumb: AddGroupCrumb },
  component: pageOf(() => import('../../features/groups/form/AddGroupPage.tsx'), 'AddGroupPage'),
});

const groupRoute = createRoute({
  getParentRoute: () => groupsRoute,
  path: '$groupId',
  params: idIn('groupId'),
  staticData: { Crumb: GroupCrumb },
});

const groupPageRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: '/',
  validateSearch: parseGroupSearch,
  component: pageOf(() => import('../../features/groups/page/GroupPage.tsx'), 'GroupPage'),
});

const editGroupRoute = createRoute({
  getParentRoute: () => groupRoute,
  path: 'edit',
  staticData: { Crumb: EditGroupCrumb },
  component: pageOf(() => import('../../features/groups/form/EditGroupPage.tsx'), 'EditGroupPage'),
});

export const groupRoutes = groupsRoute.addChildren([
  groupListRoute,
  addGroupRoute,
  groupRoute.addChildren([groupPageRoute, editGroupRoute]),
]);
