// The pages about charging users and charging user groups.
import { createRoute } from '@tanstack/react-router';
import { parseDriverGroupsSearch } from '../../features/driver-groups/search.ts';
import { parseDriversSearch } from '../../features/drivers/search.ts';
import { parseSpanSearch } from '../../features/statistics/search.ts';
import {
  AddDriverCrumb,
  AddDriverGroupCrumb,
  DriverCrumb,
  DriverGroupCrumb,
  DriverGroupsCrumb,
  DriversCrumb,
  StatisticsCrumb,
  ImportDriversCrumb,
} from '../shell/Crumbs.tsx';
import { idIn } from './id-in.ts';
import { panelRoute } from './panel-route.tsx';
import { pageOf } from '../reach.ts';

const driversRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/drivers',
  staticData: { Crumb: DriversCrumb },
});

const driverListRoute = createRoute({
  getParentRoute: () => driversRoute,
  path: '/',
  validateSearch: parseDriversSearch,
  component: pageOf(() => import('../../features/drivers/DriversPage.tsx'), 'DriversPage'),
});

const addDriverRoute = createRoute({
  getParentRoute: () => driversRoute,
  path: 'add',
  staticData: { Crumb: AddDriverCrumb },
  component: pageOf(() => import('../../features/drivers/form/AddDriverPage.tsx'), 'AddDriverPage'),
});

const importDriversRoute = createRoute({
  getParentRoute: () => driversRoute,
  path: 'import',
  staticData: { Crumb: ImportDriversCrumb },
  component: pageOf(() => import('../../features/drivers/sheet/ImportPage.tsx'), 'ImportPage'),
});

const driverRoute = createRoute({
  getParentRoute: () => driversRoute,
  path: '$driverId',
  params: idIn('driverId'),
  staticData: { Crumb: DriverCrumb },
});

const editDriverRoute = createRoute({
  getParentRoute: () => driverRoute,
  path: '/',
  component: pageOf(() => import('../../features/drivers/form/EditDriverPage.tsx'), 'EditDriverPage'),
});

const driverStatisticsRoute = createRoute({
  getParentRoute: () => driverRoute,
  path: 'statistics',
  validateSearch: parseSpanSearch,
  staticData: { Crumb: StatisticsCrumb },
  component: pageOf(() => import('../../features/drivers/DriverStatisticsPage.tsx'), 'DriverStatisticsPage'),
});

const driverGroupsRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/driver-groups',
  staticData: { Crumb: DriverGroupsCrumb },
});

const driverGroupListRoute = createRoute({
  getParentRoute: () => driverGroupsRoute,
  path: '/',
  validateSearch: parseDriverGroupsSearch,
  component: pageOf(() => import('../../features/driver-groups/DriverGroupsPage.tsx'), 'DriverGroupsPage'),
});

const addDriverGroupRoute = createRoute({
  getParentRoute: () => driverGroupsRoute,
  path: 'add',
  staticData: { Crumb: AddDriverGroupCrumb, admins: true },
  component: pageOf(() => import('../../features/driver-groups/DriverGroupPages.tsx'), 'AddDriverGroupPage'),
});

const driverGroupRoute = createRoute({
  getParentRoute: () => driverGroupsRoute,
  path: '$driverGroupId',
  params: idIn('driverGroupId'),
  staticData: { Crumb: DriverGroupCrumb },
});

const editDriverGroupRoute = createRoute({
  getParentRoute: () => driverGroupRoute,
  path: '/',
  component: pageOf(() => import('../../features/driver-groups/DriverGroupPages.tsx'), 'EditDriverGroupPage'),
});

const driverGroupStatisticsRoute = createRoute({
  getParentRoute: () => driverGroupRoute,
  path: 'statistics',
  validateSearch: parseSpanSearch,
  staticData: { Crumb: StatisticsCrumb },
  component: pageOf(
    () => import('../../features/driver-groups/DriverGroupStatisticsPage.tsx'),
    'DriverGroupStatisticsPage',
  ),
});

export const driverRoutes = driversRoute.addChildren([
  driverListRoute,
  addDriverRoute,
  importDriversRoute,
  driverRoute.addChildren([editDriverRoute, driverStatisticsRoute]),
]);
export const driverGroupRoutes = driverGroupsRoute.addChildren([
  driverGroupListRoute,
  addDriverGroupRoute,
  driverGroupRoute.addChildren([editDriverGroupRoute, driverGroupStatisticsRoute]),
]);
