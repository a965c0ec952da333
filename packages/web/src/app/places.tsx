// The pages that the navigation leads to, in the manual's order, and who sees the way to each; one table for desk and phone.
import { useLocation, type LinkProps } from '@tanstack/react-router';
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
  /** Where pages are that are reached from there. */
  also?: '/tokens' | '/mails';
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
  { to: '/drivers', word: 'drivers', Icon: DriversIcon, also: '/tokens' },
  { to: '/driver-groups', word: 'driverGroups', Icon: DriverGroupsIcon },
  { to: '/reports', word: 'reports', Icon: ReportsIcon },
  { to: '/tasks', word: 'tasks', Icon: TasksIcon, admins: true },
];

const newPlaces: readonly Place[] = [
  { to: '/sessions', word: 'sessions', Icon: SessionsIcon },
  { to: '/issues', word: 'issues', Icon: IssuesIcon, inBar: 'issues', Count: OpenIssueCount },
  { to: '/audit', word: 'auditLog', Icon: AuditLogIcon, admins: true },
  { to: '/settings', word: 'settings', Icon: SettingsIcon, admins: true, also: '/mails' },
];

/** What a link says of itself where one is; it knows its own address and all below. */
const here = { 'data-status': 'active', 'aria-current': 'page' } as const;

/** Two lists, as the navigation shows them. */
export function usePlaces(): readonly (readonly (Place & { mark: Partial<typeof here> })[])[] {
  const isAdmin = useMe().operator.role === 'admin';
  const path = useLocation({ select: ({ pathname }) => pathname });
  return [manualPlaces, newPlaces].map((places) =>
    places
      .filter(({ admins }) => admins !== true || isAdmin)
      .map((place) => ({ ...place, mark: place.also !== undefined && path.startsWith(place.also) ? here : {} })),
  );
}
