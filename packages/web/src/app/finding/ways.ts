// Where the finder leads besides the navigation: pages that stand behind others, and forms that add something.
import { useTranslation } from 'react-i18next';
import type { Row } from '../../features/finding/found/rows.ts';

/** Whose words these ways are called by. */
const spoken = [
  'app',
  'campaigns',
  'driverGroups',
  'drivers',
  'groups',
  'mails',
  'presentations',
  'stations',
  'tasks',
  'tokens',
] as const;

const pages = [
  { to: '/tokens', word: 'tokens:title' },
  { to: '/tokens/shown', word: 'presentations:title' },
  { to: '/tokens/why', word: 'presentations:ask.title' },
  { to: '/sessions/review', word: 'app:nav.review' },
  { to: '/stations/campaigns', word: 'campaigns:title' },
  { to: '/stations/unknown', word: 'stations:strangers.title', admins: true },
  { to: '/settings/api-keys', word: 'app:nav.apiKeys', admins: true },
  { to: '/settings/certificate-authorities', word: 'app:nav.authorities', admins: true },
  { to: '/settings/firmware', word: 'app:nav.firmware', admins: true },
  { to: '/mails', word: 'mails:title', admins: true },
  { to: '/account', word: 'app:account' },
] as const;

const forms = [
  { to: '/stations/new', word: 'stations:add.title', admins: true },
  { to: '/stations/import', word: 'stations:import.title', admins: true },
  { to: '/groups/new', word: 'groups:add' },
  { to: '/drivers/add', word: 'drivers:add' },
  { to: '/drivers/import', word: 'drivers:sheet.title' },
  { to: '/driver-groups/add', word: 'driverGroups:add', admins: true },
  { to: '/operators/invite', word: 'app:nav.inviteOperator', admins: true },
  { to: '/tasks/add', word: 'tasks:add', admins: true },
] as const;

/** Those that the operator may go to. */
export function useWays(isAdmin: boolean): { pages: Row[]; forms: Row[] } {
  const { t } = useTranslation(spoken);
  const rowsOf = (ways: typeof pages | typeof forms): Row[] =>
    ways
      .filter((way) => isAdmin || !('admins' in way))
      .map(({ to, word }) => ({ key: `to-${to}`, title: t(word), detail: '', to }));
  return { pages: rowsOf(pages), forms: rowsOf(forms) };
}
