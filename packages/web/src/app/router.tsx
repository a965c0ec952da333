// The pages and their addresses; what is on a page it does not know.
import type { QueryClient } from '@tanstack/react-query';
import { createRoute, createRouter, redirect } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { parseApiKeysSearch } from '../features/api-keys/search.ts';
import { parseAuditSearch } from '../features/audit-log/search.ts';
import { parseDashboardSearch } from '../features/dashboard/search.ts';
import { parseAuthoritiesSearch } from '../features/authorities/search.ts';
import { parseFirmwareSearch } from '../features/firmware/search.ts';
import { parseIssuesSearch } from '../features/issues/search.ts';
import { parseMailsSearch } from '../features/mails/search.ts';
import { parseReportsSearch } from '../features/reports/search.ts';
import { parseReviewsSearch } from '../features/reviews/search.ts';
import { parseSessionSearch, parseSessionsSearch } from '../features/sessions/search.ts';
import {
  AccountCrumb,
  ApiKeysCrumb,
  AuditLogCrumb,
  DashboardCrumb,
  AuthoritiesCrumb,
  FirmwareCrumb,
  IssuesCrumb,
  MailCrumb,
  MailsCrumb,
  ReportsCrumb,
  ReviewCrumb,
  SessionCrumb,
  SessionsCrumb,
  SettingsCrumb,
} from './shell/Crumbs.tsx';
import { BrokenPage } from './BrokenPage.tsx';
import { groupRoutes } from './routes/group-routes.ts';
import { idIn } from './routes/id-in.ts';
import { driverGroupRoutes, driverRoutes } from './routes/driver-routes.ts';
import { operatorRoutes } from './routes/operator-routes.ts';
import { tokenRoutes } from './routes/token-routes.ts';
import { panelRoute, root } from './routes/panel-route.tsx';
import { taskRoutes } from './routes/task-routes.ts';
import { stationRoutes } from './routes/station-routes.ts';
import { loginRoute, lostPasswordRoute, setPasswordRoute, setupRoute } from './routes/stranger-routes.ts';
import { pageOf } from './reach.ts';

const homeRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/dashboard', replace: true });
  },
});

const dashboardRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/dashboard',
  validateSearch: parseDashboardSearch,
  staticData: { Crumb: DashboardCrumb },
  component: pageOf(() => import('../features/dashboard/DashboardPage.tsx'), 'DashboardPage'),
});

const accountRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/account',
  staticData: { Crumb: AccountCrumb },
  component: pageOf(() => import('../features/account/AccountPage.tsx'), 'AccountPage'),
});

const sessionsRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/sessions',
  staticData: { Crumb: SessionsCrumb },
});

const sessionListRoute = createRoute({
  getParentRoute: () => sessionsRoute,
  path: '/',
  validateSearch: parseSessionsSearch,
  component: pageOf(() => import('../features/sessions/SessionsPage.tsx'), 'SessionsPage'),
});

const reviewRoute = createRoute({
  getParentRoute: () => sessionsRoute,
  path: 'review',
  validateSearch: parseReviewsSearch,
  staticData: { Crumb: ReviewCrumb },
  component: pageOf(() => import('../features/reviews/ReviewsPage.tsx'), 'ReviewsPage'),
});

const sessionRoute = createRoute({
  getParentRoute: () => sessionsRoute,
  path: '$sessionId',
  params: idIn('sessionId'),
  validateSearch: parseSessionSearch,
  staticData: { Crumb: SessionCrumb },
  component: pageOf(() => import('../features/sessions/page/SessionPage.tsx'), 'SessionPage'),
});

const issuesRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/issues',
  validateSearch: parseIssuesSearch,
  staticData: { Crumb: IssuesCrumb },
  component: pageOf(() => import('../features/issues/IssuesPage.tsx'), 'IssuesPage'),
});

const reportsRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/reports',
  validateSearch: parseReportsSearch,
  staticData: { Crumb: ReportsCrumb },
  component: pageOf(() => import('../features/reports/ReportsPage.tsx'), 'ReportsPage'),
});

const mailsRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/mails',
  staticData: { Crumb: MailsCrumb, admins: true },
});

const mailListRoute = createRoute({
  getParentRoute: () => mailsRoute,
  path: '/',
  validateSearch: parseMailsSearch,
  component: pageOf(() => import('../features/mails/MailsPage.tsx'), 'MailsPage'),
});

const mailRoute = createRoute({
  getParentRoute: () => mailsRoute,
  path: '$mailId',
  params: idIn('mailId'),
  staticData: { Crumb: MailCrumb },
  component: pageOf(() => import('../features/mails/MailPage.tsx'), 'MailPage'),
});

const settingsRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/settings',
  staticData: { Crumb: SettingsCrumb, admins: true },
});

const settingsPageRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: '/',
  component: pageOf(() => import('../features/settings/SettingsPage.tsx'), 'SettingsPage'),
});

const apiKeysRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'api-keys',
  validateSearch: parseApiKeysSearch,
  staticData: { Crumb: ApiKeysCrumb },
  component: pageOf(() => import('../features/api-keys/ApiKeysPage.tsx'), 'ApiKeysPage'),
});

const authoritiesRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'certificate-authorities',
  validateSearch: parseAuthoritiesSearch,
  staticData: { Crumb: AuthoritiesCrumb },
  component: pageOf(() => import('../features/authorities/AuthoritiesPage.tsx'), 'AuthoritiesPage'),
});

const firmwareRoute = createRoute({
  getParentRoute: () => settingsRoute,
  path: 'firmware',
  validateSearch: parseFirmwareSearch,
  staticData: { Crumb: FirmwareCrumb },
  component: pageOf(() => import('../features/firmware/FirmwarePage.tsx'), 'FirmwarePage'),
});

const auditRoute = createRoute({
  getParentRoute: () => panelRoute,
  path: '/audit',
  validateSearch: parseAuditSearch,
  staticData: { Crumb: AuditLogCrumb, admins: true },
  component: pageOf(() => import('../features/audit-log/AuditLogPage.tsx'), 'AuditLogPage'),
});

const routeTree = root.addChildren([
  loginRoute,
  lostPasswordRoute,
  setPasswordRoute,
  setupRoute,
  panelRoute.addChildren([
    homeRoute,
    dashboardRoute,
    accountRoute,
    groupRoutes,
    stationRoutes,
    mailsRoute.addChildren([mailListRoute, mailRoute]),
    operatorRoutes,
    driverRoutes,
    driverGroupRoutes,
    tokenRoutes,
    reportsRoute,
    taskRoutes,
    sessionsRoute.addChildren([sessionListRoute, reviewRoute, sessionRoute]),
    issuesRoute,
    auditRoute,
    settingsRoute.addChildren([settingsPageRoute, apiKeysRoute, authoritiesRoute, firmwareRoute]),
  ]),
]);

export function createPanelRouter(queries: QueryClient) {
  return createRouter({
    routeTree,
    context: { queries },
    defaultErrorComponent: BrokenPage,
    defaultPreload: 'intent',
    defaultPreloadStaleTime: 0,
    // What a page's parse function leaves out is gone from the address, and does not reach the page behind its back.
    search: { strict: true },
    scrollRestoration: true,
  });
}

type PanelRouter = ReturnType<typeof createPanelRouter>;

declare module '@tanstack/react-router' {
  interface Register {
    router: PanelRouter;
  }
  interface StaticDataRouteOption {
    /** What stands for this page in the breadcrumb. */
    Crumb?: ComponentType;
    /** Not for basic operators, nor what stands below it. */
    admins?: true;
  }
}
