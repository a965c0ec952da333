// Puts the web server together from its parts: which routes there are, who may enter, what the live stream reads.
import type { FastifyInstance } from 'fastify';
import { createProgramEntry, findEndedPrograms } from './api-keys/api-keys.ts';
import { apiKeyRoutes } from './api-keys/routes.ts';
import { auditLogRoutes } from './audit-log/routes.ts';
import { createRefusalLog } from './audit/audit.ts';
import type { Bus } from './bus/bus.ts';
import { backupRoutes } from './backups/faults/routes.ts';
import { authorityRoutes } from './authorities/routes.ts';
import { campaignRoutes } from './campaigns/routes.ts';
import type { Clock } from './clock.ts';
import { commandRoutes } from './commands/routes.ts';
import { dashboardRoutes } from './dashboard/routes.ts';
import { desiredSettingRoutes } from './desired-settings/routes.ts';
import { driverGroupRoutes } from './driver-groups/routes.ts';
import { driverRoutes } from './drivers/routes.ts';
import { eventRoutes } from './events/routes.ts';
import type { FileStore } from './files/files.ts';
import type { StationCalls } from './intents.ts';
import { findingRoutes } from './finding/routes.ts';
import { firmwareRoutes } from './firmware/routes.ts';
import { frameRoutes } from './frames/routes.ts';
import { groupRoutes } from './groups/routes.ts';
import { createLater } from './http/later.ts';
import { LiveHub } from './http/live/live-hub.ts';
import { liveRoutes } from './http/live/routes.ts';
import { createRegistry, type Measure } from './http/measures.ts';
import { buildServer, type ServerParts } from './http/server.ts';
import { issueMailRoutes } from './issues/mails/routes.ts';
import { issueRoutes } from './issues/routes.ts';
import { knockRoutes } from './knocks/routes.ts';
import type { KeptMails } from './mails/mails.ts';
import { limitRoutes } from './limits/routes.ts';
import { localListRoutes } from './local-lists/routes.ts';
import { mailRoutes } from './mails/routes.ts';
import { createThrottle, findEndedLogins, findLoggedIn } from './operators/operators.ts';
import { accountRoutes } from './operators/account/routes.ts';
import { linkRoutes } from './operators/links/routes.ts';
import { loginRoutes } from './operators/logins/routes.ts';
import { managingRoutes } from './operators/managing/routes.ts';
import { secondFactorRoutes } from './operators/second-factor/routes.ts';
import { organizationRoutes } from './organizations/routes.ts';
import { orphanRoutes } from './orphans/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { reviewRoutes } from './reviews/routes.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { settingRoutes } from './settings/routes.ts';
import { setupRoutes } from './setup/routes.ts';
import { statisticsRoutes } from './statistics/routes.ts';
import { stationRoutes } from './stations/routes.ts';
import { listIdsInSight } from './stations/stations.ts';
import { taskRoutes } from './tasks/routes.ts';
import { presentationRoutes } from './presentations/routes.ts';
import { tokenRoutes } from './tokens/routes.ts';
import { transferRoutes } from './transfers/routes.ts';

export type HttpParts = Pick<
  ServerParts,
  'doors' | 'log' | 'trustedProxies' | 'addresses' | 'panelFolder' | 'isAccepting' | 'isJoined'
> & {
  bus: Pick<Bus, 'onNews' | 'onGap' | 'ring'>;
  clock: Clock;
  random(bytes: number): Buffer;
  newId(): string;
  secretKey: string | Buffer;
  keptMails: KeptMails;
  files: FileStore;
  /** What can be asked of stations, by their version. */
  calls: StationCalls;
  /** False where mails are kept instead of sent. */
  hasMailServer: boolean;
  /** Where operators turn for help, unless their organization says otherwise. */
  supportUrl: string | undefined;
  measures: readonly Measure[];
  /** The process's own figures too: once per process. */
  measuresProcess: boolean;
};

/** Not listening; `ready()` makes it answer, `close()` ends its streams. */
export async function buildHttp(app: HttpParts): Promise<FastifyInstance> {
  const throttle = createThrottle(app.clock);
  const hub = new LiveHub({
    ...app,
    processId: app.newId(),
    readSight: async ({ organizationId, sight }) =>
      new Set(await app.doors.withTenant(organizationId, (tx) => listIdsInSight(tx, sight))),
    findEnded: async (viewers) =>
      new Set([
        ...(await findEndedLogins(
          app,
          viewers.filter((viewer) => viewer.kind === 'operator'),
        )),
        ...(await findEndedPrograms(
          app,
          viewers.filter((viewer) => viewer.kind === 'program'),
        )),
      ]),
    onFault: (error) => app.log.warn({ err: error }, 'live stream'),
  });
  const refusals = createRefusalLog(app);
  const streams = { name: 'live_streams', help: 'Open live streams of panels.', read: () => hub.openStreams };
  return buildServer({
    ...app,
    registry: createRegistry([...app.measures, streams], { ofProcess: app.measuresProcess }),
    findLoggedIn: (secret, address) => findLoggedIn(app, secret, address),
    findProgram: createProgramEntry({ ...app, onFault: (error) => app.log.warn({ err: error }, 'use of an API key') }),
    noteRefusal: (viewer, call) => refusals.note(viewer, call),
    addRoutes(api) {
      const parts = { ...app, throttle, later: createLater(api) };
      for (const add of nouns) add(api, parts);
      liveRoutes(api, hub);
    },
  });
}

const nouns = [
  loginRoutes,
  linkRoutes,
  managingRoutes,
  accountRoutes,
  secondFactorRoutes,
  setupRoutes,
  dashboardRoutes,
  findingRoutes,
  organizationRoutes,
  groupRoutes,
  sessionRoutes,
  reviewRoutes,
  issueRoutes,
  issueMailRoutes,
  stationRoutes,
  orphanRoutes,
  knockRoutes,
  statisticsRoutes,
  reportRoutes,
  eventRoutes,
  settingRoutes,
  desiredSettingRoutes,
  frameRoutes,
  driverRoutes,
  driverGroupRoutes,
  presentationRoutes,
  tokenRoutes,
  commandRoutes,
  campaignRoutes,
  firmwareRoutes,
  transferRoutes,
  localListRoutes,
  limitRoutes,
  taskRoutes,
  mailRoutes,
  backupRoutes,
  apiKeyRoutes,
  authorityRoutes,
  auditLogRoutes,
];
