// Gathers the German words of every feature, as one script of their own.
import type { words as english } from './en.ts';
import { apiKeys } from '../../features/api-keys/de.ts';
import { account } from '../../features/account/de.ts';
import { advancedSettings } from '../../features/advanced-settings/de.ts';
import { auditLog } from '../../features/audit-log/de.ts';
import { backups } from '../../features/backups/de.ts';
import { campaigns } from '../../features/campaigns/de.ts';
import { commands } from '../../features/commands/de.ts';
import { dashboard } from '../../features/dashboard/de.ts';
import { desiredSettings } from '../../features/desired-settings/de.ts';
import { driverGroups } from '../../features/driver-groups/de.ts';
import { drivers } from '../../features/drivers/de.ts';
import { events } from '../../features/events/de.ts';
import { finding } from '../../features/finding/de.ts';
import { authorities } from '../../features/authorities/de.ts';
import { firmware } from '../../features/firmware/de.ts';
import { groups } from '../../features/groups/de.ts';
import { issues } from '../../features/issues/de.ts';
import { login } from '../../features/login/de.ts';
import { mails } from '../../features/mails/de.ts';
import { operators } from '../../features/operators/de.ts';
import { password } from '../../features/password/de.ts';
import { ocppLog } from '../../features/ocpp-log/de.ts';
import { presentations } from '../../features/presentations/de.ts';
import { points } from '../../features/points/de.ts';
import { limits } from '../../features/limits/de.ts';
import { localLists } from '../../features/local-lists/de.ts';
import { quirks } from '../../features/quirks/de.ts';
import { reports } from '../../features/reports/de.ts';
import { reviews } from '../../features/reviews/de.ts';
import { sessions } from '../../features/sessions/de.ts';
import { session } from '../../features/sessions/page/de.ts';
import { settings } from '../../features/settings/de.ts';
import { setup } from '../../features/setup/de.ts';
import { stations } from '../../features/stations/de.ts';
import { statistics } from '../../features/statistics/de.ts';
import { tokens } from '../../features/tokens/de.ts';
import { transfers } from '../../features/transfers/de.ts';
import { tasks } from '../../features/tasks/de.ts';
import { told } from '../../api/told/de.ts';
import { ui } from '../../ui/de.ts';
import { app } from '../de.ts';

type Words = typeof english;

export const words: Words = {
  apiKeys,
  account,
  advancedSettings,
  app,
  auditLog,
  backups,
  campaigns,
  commands,
  dashboard,
  desiredSettings,
  driverGroups,
  drivers,
  events,
  authorities,
  finding,
  firmware,
  groups,
  issues,
  login,
  mails,
  operators,
  password,
  ocppLog,
  points,
  presentations,
  limits,
  localLists,
  quirks,
  reports,
  reviews,
  session,
  sessions,
  settings,
  setup,
  stations,
  tokens,
  tasks,
  told,
  transfers,
  statistics,
  ui,
};
