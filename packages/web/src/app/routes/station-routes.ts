// The pages of charging stations and their addresses.
import { createRoute } from '@tanstack/react-router';
import { parseCampaignSearch, parseCampaignsSearch } from '../../features/campaigns/search.ts';
import { parseNewStationSearch, parseStationSearch, parseStationsSearch } from '../../features/stations/search.ts';
import {
  AddStationCrumb,
  CampaignCrumb,
  CampaignsCrumb,
  EditStationCrumb,
  ImportStationsCrumb,
  StationCrumb,
  StationsCrumb,
  StrangersCrumb,
} from '../shell/Crumbs.tsx';
import { pageOf } from '../reach.ts';
import { idIn } from './id-in.ts';
import { panelRoute } from './panel-route.tsx';

const stationsRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/stations',
  staticData: { Crumb: StationsCrumb },
});

const stationListRoute = createRoute({
  getParentRoute: () => stationsRoute,
  path: '/',
  validateSearch: parseStationsSearch,
  component: pageOf(() => import('../../features/stations/StationsPage.tsx'), 'StationsPage'),
});

const addStationRoute = createRoute({
  getParentRoute: () => stationsRoute,
  path: 'new',
  validateSearch: parseNewStationSearch,
  staticData: { Crumb: AddStationCrumb, admins: true },
  component: pageOf(() => import('../../features/stations/add/AddStationPage.tsx'), 'AddStationPage'),
});

const strangersRoute = createRoute({
  getParentRoute: () => stationsRoute,
  path: 'unknown',
  staticData: { Crumb: StrangersCrumb, admins: true },
  component: pageOf(() => import('../../features/stations/strangers/StrangersPage.tsx'), 'StrangersPage'),
});

const importStationsRoute = createRoute({
  getParentRoute: () => stationsRoute,
  path: 'import',
  staticData: { Crumb: ImportStationsCrumb, admins: true },
  component: pageOf(() => import('../../features/stations/import/ImportPage.tsx'), 'ImportPage'),
});

const campaignsRoute = createRoute({
  getParentRoute: () => stationsRoute,
  path: 'campaigns',
  staticData: { Crumb: CampaignsCrumb },
});

const campaignListRoute = createRoute({
  getParentRoute: () => campaignsRoute,
  path: '/',
  validateSearch: parseCampaignsSearch,
  component: pageOf(() => import('../../features/campaigns/CampaignsPage.tsx'), 'CampaignsPage'),
});

const campaignRoute = createRoute({
  getParentRoute: () => campaignsRoute,
  path: '$campaignId',
  validateSearch: parseCampaignSearch,
  staticData: { Crumb: CampaignCrumb },
  component: pageOf(() => import('../../features/campaigns/CampaignPage.tsx'), 'CampaignPage'),
});

const stationRoute = createRoute({
  getParentRoute: () => stationsRoute,
  path: '$stationId',
  params: idIn('stationId'),
  staticData: { Crumb: StationCrumb },
});

const stationPageRoute = createRoute({
  getParentRoute: () => stationRoute,
  path: '/',
  validateSearch: parseStationSearch,
  component: pageOf(() => import('../../features/stations/page/StationPage.tsx'), 'StationPage'),
});

const editStationRoute = createRoute({
  getParentRoute: () => stationRoute,
  path: 'edit',
  staticData: { Crumb: EditStationCrumb, admins: true },
  component: pageOf(() => import('../../features/stations/edit/EditStationPage.tsx'), 'EditStationPage'),
});

const editPointsRoute = createRoute({
  getParentRoute: () => stationRoute,
  path: 'edit/points',
  staticData: { Crumb: EditStationCrumb, admins: true },
  component: pageOf(() => import('../../features/stations/edit/EditPointsPage.tsx'), 'EditPointsPage'),
});

export const stationRoutes = stationsRoute.addChildren([
  stationListRoute,
  addStationRoute,
  strangersRoute,
  importStationsRoute,
  campaignsRoute.addChildren([campaignListRoute, campaignRoute]),
  stationRoute.addChildren([stationPageRoute, editStationRoute, editPointsRoute]),
]);
