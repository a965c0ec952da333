// The pages that the navigation leads to, in the manual's order, and who sees the way to each; one table for desk and phone.
import type { LinkProps } from '@tanstack/react-router';
import type { ComponentType } from 'react';
import { OpenIssueCount } from '../features/issues/OpenIssues.tsx';
import { useMe } from '../features/login/api.ts';
import {
  AuditLogIcon,
  DashboardIcon,
  DriverGroupsIcon,
  DriversIcon,
  GroupsIcon,
  IssuesIcon,
  OperatorsIcon,
  ReportsIcon,
  SessionsIcon,
  SettingsIcon,
  StationsIcon,
  TasksIcon,
} from '../ui/icons.tsx';
import type { app } from './en.ts';

export type Place = {
  to: NonNullable<LinkProps['to']>;
  word: Exclude<keyof (typeof app)['nav'], 'label'>;
  Icon: ComponentType<{ size?: number }>;
  admins?: true;
  /** How many wait there. */
  Count?: ComponentType;
  /** Has a place of its own in the phone's bar, under this word. */
  inBar?: Exclude<keyof (typeof app)['nav'], 'label'>;
};

/** What the manual has, in its order. */
const manualPlaces: readonly Place[] = [
  { to: '/dashboard', word: 'dashboard', Icon: DashboardIcon, inBar: 'dashboard' },
  { to: '/groups', word: 'groups', Icon: GroupsIcon },
  { to: '/stations', word: 'stations', Icon: StationsIcon, inBar: 'stationsShort' },
  { to: '/operators', word: 'operators', Icon: OperatorsIcon, admins: true },
  { to: '/drivers', word: 'drivers', Icon: DriversIcon },
  { to: '/driver-groups', word: 'driverGroups', Icon: DriverGroupsIcon },
  { to: '/reports', word: 'reports', Icon: ReportsIcon },
  { to: '/tasks', word: 'tasks', Icon: TasksIcon, admins: true },
];

const newPlaces: readonly Place[] = [
  { to: '/sessions', word: 'sessions', Icon: SessionsIcon },
  { to: '/issues', word: 'issues', Icon: IssuesIcon, inBar: 'issues', Count: OpenIssueCount },
  { to: '/audit', word: 'auditLog', Icon: AuditLogIcon, admins: true },
  { to: '/settings', word: 'settings', Icon: SettingsIcon, admins: true },
];

/** Two lists, as the navigation shows them. */
export function usePlaces(): readonly (readonly Place[])[] {
  const isAdmin = useMe().operator.role === 'admin';
  return [manualPlaces, newPlaces].map((places) => places.filter(({ admins }) => admins !== true || isAdmin));
}
