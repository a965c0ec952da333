// Gathers the English words of every feature, as one script of their own.
import { apiKeys } from '../../features/api-keys/en.ts';
import { account } from '../../features/account/en.ts';
import { advancedSettings } from '../../features/advanced-settings/en.ts';
import { auditLog } from '../../features/audit-log/en.ts';
import { backups } from '../../features/backups/en.ts';
import { campaigns } from '../../features/campaigns/en.ts';
import { commands } from '../../features/commands/en.ts';
import { dashboard } from '../../features/dashboard/en.ts';
import { desiredSettings } from '../../features/desired-settings/en.ts';
import { driverGroups } from '../../features/driver-groups/en.ts';
import { drivers } from '../../features/drivers/en.ts';
import { events } from '../../features/events/en.ts';
import { finding } from '../../features/finding/en.ts';
import { authorities } from '../../features/authorities/en.ts';
import { firmware } from '../../features/firmware/en.ts';
import { groups } from '../../features/groups/en.ts';
import { issues } from '../../features/issues/en.ts';
import { login } from '../../features/login/en.ts';
import { mails } from '../../features/mails/en.ts';
import { operators } from '../../features/operators/en.ts';
import { password } from '../../features/password/en.ts';
import { ocppLog } from '../../features/ocpp-log/en.ts';
import { presentations } from '../../features/presentations/en.ts';
import { points } from '../../features/points/en.ts';
import { limits } from '../../features/limits/en.ts';
import { localLists } from '../../features/local-lists/en.ts';
import { quirks } from '../../features/quirks/en.ts';
import { reports } from '../../features/reports/en.ts';
import { reviews } from '../../features/reviews/en.ts';
import { sessions } from '../../features/sessions/en.ts';
import { session } from '../../features/sessions/page/en.ts';
import { settings } from '../../features/settings/en.ts';
import { setup } from '../../features/setup/en.ts';
import { stations } from '../../features/stations/en.ts';
import { statistics } from '../../features/statistics/en.ts';
import { tokens } from '../../features/tokens/en.ts';
import { transfers } from '../../features/transfers/en.ts';
import { tasks } from '../../features/tasks/en.ts';
import { told } from '../../api/told/en.ts';
import { ui } from '../../ui/en.ts';
import { app } from '../en.ts';

export const words = {
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
