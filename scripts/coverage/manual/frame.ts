// Items of the manual: terms, domains, permissions, log in, dashboard.
import type { ManualChapter } from '../manual-items.ts';

export const frame: readonly ManualChapter[] = [
  {
    chapter: 'Terminology',
    items: [
      ['term-base-group', 'rule', 'an operator sees all groups and stations below the base group', 'everywhere'],
      ['term-domain', 'rule', 'a domain is the organization or a part of it; domains may overlap', 'everywhere'],
      ['term-organization', 'rule', 'nothing of another organization is seen', 'everywhere'],
      ['term-orphan', 'rule', 'a station without a group is an orphan', '/stations?state=orphans'],
      ['term-free-charging', 'rule', 'charging without identification', '/settings'],
      ['term-station', 'rule', 'a station holds one or more charging points', '/stations/…'],
      ['term-sockets', 'rule', 'a charging point holds one or more sockets', '/stations/…'],
      ['term-token', 'rule', 'a token tells the station who charges', '/tokens'],
    ],
  },
  {
    chapter: 'Operator domains',
    items: [
      ['domain-organizations', 'rule', 'operators of one organization neither see nor manage another', 'everywhere'],
      ['domain-alpha', 'rule', 'alpha manages all groups and stations', 'everywhere'],
      ['domain-beta', 'rule', 'beta manages one group and its two stations', 'everywhere'],
      ['domain-gamma', 'rule', 'gamma manages one group and its station', 'everywhere'],
    ],
  },
  {
    chapter: 'Operator permissions and limitations',
    items: [['permissions', 'rule', 'there are two kinds of operators', 'everywhere']],
  },
  { chapter: 'Admin operator', items: [['admin-all', 'rule', 'an admin may do everything', 'everywhere']] },
  {
    chapter: 'Basic operator',
    items: [
      ['basic-operators', 'rule', 'manages no other operators', 'everywhere'],
      ['basic-self', 'rule', 'manages the own account', '/account'],
      ['basic-stations', 'rule', 'neither adds nor removes stations', '/stations'],
      ['basic-users', 'rule', 'removes no charging users', '/drivers/:id'],
      ['basic-tokens', 'rule', 'deletes no tokens', '/drivers/:id'],
      ['basic-firmware', 'rule', 'updates no firmware', '/stations/…'],
      ['basic-tasks', 'rule', 'manages no scheduled tasks', '/tasks'],
      ['basic-user-groups', 'rule', 'neither adds nor edits user groups', '/driver-groups'],
    ],
  },
  {
    chapter: 'Log in',
    items: [
      ['login', 'view', 'log in', '/login'],
      ['login-username', 'field', 'user name', '/login'],
      ['login-password', 'field', 'password', '/login'],
      ['login-button', 'button', 'log in', '/login'],
      ['login-lost', 'link', 'to the form for a lost password', '/login'],
      ['reset', 'view', 'ask for a new password', '/lost-password'],
      ['reset-words', 'rule', 'the form says what will happen', '/lost-password'],
      ['reset-email', 'field', 'e-mail address', '/lost-password'],
      ['reset-button', 'button', 'send the mail', '/lost-password'],
      ['reset-mail', 'rule', 'the mail tells how to set a new password', 'mail'],
      ['reset-back', 'link', 'back to log in', '/lost-password'],
    ],
  },
  {
    chapter: 'Dashboard',
    items: [
      ['dashboard', 'view', 'overall state of the chosen charging points', '/dashboard'],
      ['menu-dashboard', 'link', 'Dashboard', 'menu'],
      ['menu-groups', 'link', 'Charging groups', 'menu'],
      ['menu-stations', 'link', 'Charging stations', 'menu'],
      ['menu-operators', 'link', 'Operators', 'menu'],
      ['menu-operators-admin', 'rule', 'Operators is there for admins only', 'menu'],
      ['menu-users', 'link', 'Charging users', 'menu'],
      ['menu-user-groups', 'link', 'Charging user groups', 'menu'],
      ['menu-reports', 'link', 'Reports', 'menu'],
      ['menu-tasks', 'link', 'Schedule tasks', 'menu'],
      ['menu-log-out', 'link', 'Log out', 'operator menu'],
    ],
  },
  {
    chapter: 'Operator functions',
    items: [
      ['operator-menu', 'button', 'the operator’s menu at the top right', 'operator menu'],
      ['operator-menu-account', 'link', 'My account', 'operator menu'],
      ['operator-menu-log-out', 'link', 'Log out', 'operator menu'],
      ['account', 'view', 'change one’s own information', '/account'],
    ],
  },
  {
    chapter: 'Dashboard Sections',
    items: [['dashboard-sections', 'rule', 'four sections in their order', '/dashboard']],
  },
  {
    chapter: 'Charging groups view and selection',
    items: [
      ['dashboard-groups', 'view', 'stations as they are grouped', '/dashboard'],
      ['dashboard-choose', 'button', 'choose which groups are shown', '/dashboard'],
      ['dashboard-stations', 'figure', 'number of charging stations', '/dashboard'],
      ['dashboard-points', 'figure', 'number of charging points', '/dashboard'],
      ['dashboard-charging', 'figure', 'number of points that charge now', '/dashboard'],
      ['dashboard-issues', 'figure', 'number of points with an error', '/dashboard'],
      ['dashboard-chosen', 'rule', 'the four numbers follow the chosen groups', '/dashboard'],
    ],
  },
  {
    chapter: 'Meaning of charging group symbols',
    items: [
      ['symbol-group-name', 'figure', 'the name of the group on its frame', '/dashboard'],
      ['symbol-group-frame', 'icon', 'a thin rectangle around the group’s stations', '/dashboard'],
      ['symbol-group-nested', 'rule', 'a group may lie in a group', '/dashboard'],
      ['symbol-station', 'icon', 'a station is a line under its points', '/dashboard'],
      ['symbol-point', 'icon', 'a charging point is a square on that line', '/dashboard'],
      ['symbol-charging', 'icon', 'Charging', '/dashboard'],
      ['symbol-available', 'icon', 'Available', '/dashboard'],
      ['symbol-unavailable', 'icon', 'Unavailable', '/dashboard'],
      ['symbol-issue', 'icon', 'Issue detected', '/dashboard'],
      ['symbol-suspended', 'icon', 'Suspended', '/dashboard'],
      ['symbol-disabled', 'icon', 'Disabled', '/dashboard'],
      ['symbol-edit-group', 'icon', 'Edit group', '/dashboard'],
    ],
  },
  {
    chapter: 'Status summary',
    items: [
      ['summary-donut', 'figure', 'states of the points as a ring', '/dashboard'],
      ['summary-domain', 'rule', 'the ring covers the whole domain', '/dashboard'],
    ],
  },
  {
    chapter: 'Cumulatives of last 24 hours',
    items: [
      ['day-events', 'figure', 'charging events of 24 hours', '/dashboard'],
      ['day-points', 'figure', 'charging points used in 24 hours', '/dashboard'],
      ['day-energy', 'figure', 'energy charged in 24 hours', '/dashboard'],
      ['day-domain', 'rule', 'the three cover the whole domain', '/dashboard'],
    ],
  },
  {
    chapter: 'Consumption over selected timeframe',
    items: [
      ['consumption', 'figure', 'energy and number of events as a diagram', '/dashboard'],
      ['consumption-span', 'button', 'choose the time frame', '/dashboard'],
      ['consumption-domain', 'rule', 'the diagram covers the whole domain, whatever is chosen', '/dashboard'],
    ],
  },
];
