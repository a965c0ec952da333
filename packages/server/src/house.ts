// Joins the parts of a running server: doors, writer, gateway, web. With main.ts the only file that may import everything.
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { buildHttp } from './api.ts';
import { startSealer } from './audit/audit.ts';
import type { Bus } from './bus/bus.ts';
import { createMemoryBus } from './bus/memory.ts';
import { startCampaignKeeper } from './campaigns/campaigns.ts';
import { systemClock as clock, type Clock } from './clock.ts';
import { giveUpStale } from './commands/claim.ts';
import type { Settings } from './config/config.ts';
import { addressesOf } from './config/addresses.ts';
import { filesUrlOf } from './config/files-url.ts';
import { openDoors, type Doors } from './db/doors.ts';
import { wakeWaiting } from './desired-settings/desired-settings.ts';
import { startRebuilder, startRecounter } from './energy/energy.ts';
import { startForgetting } from './events/events.ts';
import { openFileStore, type FileStore } from './files/files.ts';
import { startForgettingFrames } from './frames/frames.ts';
import type { Arrival } from './gateway/entrance/arrival.ts';
import { createGateway } from './gateway/gateway.ts';
import { openGatewayStore } from './gateway/store.ts';
import { countBatch, measuresOf, type IngestCounts } from './house-measures.ts';
import { createWriter, type Writer } from './ingest/writer.ts';
import { startIssueWatch } from './issues/issues.ts';
import { issueComposers, startIssueMails } from './issues/mails/mails.ts';
import { startForgettingLimits, startLimitKeeper } from './limits/limits.ts';
import { startListKeeper } from './local-lists/local-lists.ts';
import {
  keepingCarrier,
  openKeptMails,
  smtpCarrier,
  startMailSender,
  type KeptMails,
  type MailSender,
} from './mails/mails.ts';
import { listKeys, profileKeys } from './ocpp/versions.ts';
import { operatorComposers } from './operators/mails.ts';
import { reportComposers, startReports } from './reports/background.ts';
import { createSetupCode } from './setup/setup.ts';
import { forgetConnections } from './stations/live.ts';
import { readLimitTraits } from './stations/stations.ts';
import { startForgettingRuns, startTaskRunner } from './tasks/tasks.ts';
import { createFileDoor, type FileDoor } from './transfers/door.ts';
import { startForgettingFiles } from './transfers/forget.ts';
import { filePath } from './transfers/transfers.ts';
import { startForgettingPresentations } from './presentations/presentations.ts';
import { answerStopping } from './waiting-page.ts';

export type HouseOptions = {
  settings: Settings;
  poolUrl: string;
  secretKey: string;
  panelFolder: string | undefined;
  /** Where the panel is reached: links in mails begin with it. */
  panelUrl: string;
  /** Where keys and files are kept. */
  dataDir: string;
  addressOf(request: IncomingMessage): string;
  /** How a station came: over TLS, with which certificate. */
  arrivalOf(request: IncomingMessage): Arrival;
  /** What the routes take for now, where it is not the system's: pictures have a moment of their own. */
  clock?: Clock;
};

export type House = {
  doors: Doors;
  /** For the first admin; undefined where an operator exists. */
  setupCode: string | undefined;
  answer: RequestListener;
  /** Answers stations that fetch or bring a file; false where that is not what was asked for. */
  answerFiles: FileDoor;
  /** Takes stations' connections from now on. */
  takeStations(server: Server): void;
  stop(): Promise<void>;
};

const staleCommandsEveryMs = 30_000;

export async function openHouse(options: HouseOptions): Promise<House> {
  const { settings } = options;
  const log = pino({ level: settings.logLevel });
  const bus = createMemoryBus((error) => log.error({ err: error }, 'A listener to news failed.'));
  const doors = openDoors({
    connection: { connectionString: options.poolUrl },
    publish: bus.publish,
    onPoolError: ({ message }) => log.warn({ reason: message }, 'A connection to the database was lost.'),
  });
  const counts: IngestCounts = { refusedFacts: 0, batches: 0, facts: 0, commitSeconds: 0 };
  const writer = openWriter(options.poolUrl, { bus, log, counts });
  const files = openFileStore(join(options.dataDir, 'files'), settings.filesMaxMb * 1024 * 1024);
  const store = openGatewayStore(
    doors,
    (commandId) => filesUrlOf(settings, options.panelUrl) + filePath(options.secretKey, commandId),
  );
  const gateway = createGateway({
    ...options,
    store,
    writer,
    bus,
    clock,
    log,
    random: Math.random,
    newId: randomUUID,
  });
  await beginAnew(doors);
  const stopSweep = sweepStaleCommands(doors, log);
  const keptMails = openKeptMails(join(options.dataDir, 'mails'));
  const mailSender = openMailSender(options, { doors, bus, log, keptMails, files });
  const stopBackground = startBackground(doors, { ...options, log, files, bus });
  const fileDoor = createFileDoor({ ...options, doors, files, clock, log });
  let accepting = false;
  let isClosed = false;
  const http = await buildHttp({
    ...options,
    doors,
    bus,
    clock: options.clock ?? clock,
    log,
    random: randomBytes,
    newId: randomUUID,
    keptMails,
    files,
    hasMailServer: settings.mailServer !== undefined,
    trustedProxies: settings.trustedProxies,
    supportUrl: settings.supportUrl,
    addresses: addressesOf(settings),
    isAccepting: () => accepting,
    measures: measuresOf({ writer, gateway, doors, counts }),
    measuresProcess: true,
  });
  await http.ready();
  return {
    doors,
    setupCode: settings.demo ? undefined : await createSetupCode(doors, randomBytes),
    answer(request, response) {
      if (isClosed) answerStopping(request, response);
      else if (!fileDoor(request, response)) http.routing(request, response);
    },
    answerFiles: (request, response) => !isClosed && fileDoor(request, response),
    takeStations(server) {
      gateway.attach(server);
      accepting = true;
    },
    async stop() {
      accepting = false;
      stopSweep();
      await gateway.stop();
      await http.close();
      isClosed = true;
      await writer.close();
      await stopBackground();
      await mailSender.stop();
      await doors.close();
    },
  };
}

/** What goes on beside all requests, each in a rhythm of its own; answers what stops it. */
type BackgroundParts = Pick<HouseOptions, 'settings' | 'secretKey'> & { log: Logger; files: FileStore; bus: Bus };

function startBackground(doors: Doors, { log, files, bus, secretKey, settings }: BackgroundParts): () => Promise<void> {
  const parts = (sentence: string) => ({
    doors,
    clock,
    onFault: (error: unknown) => log.warn({ err: error }, `${sentence}; it will be tried again.`),
  });
  const started = [
    startRecounter(parts('Sessions could not be counted')),
    startRebuilder(parts('Figures could not be cut anew')),
    startForgetting(parts('Old events could not be deleted')),
    startForgettingLimits(parts('Old limits could not be deleted')),
    startForgettingRuns(parts('Old runs of tasks could not be deleted')),
    startForgettingFrames(parts('Old frames could not be deleted')),
    startIssueWatch(parts('Issues could not be looked for')),
    startIssueMails(parts('Mails about issues could not be queued')),
    startForgettingFiles({ ...parts('Old files of stations could not be deleted'), files }),
    startForgettingPresentations(parts('Old presentations could not be deleted')),
    startReports({ ...parts('Reports could not be made'), files }),
    startListKeeper({ ...parts('Local lists could not be kept'), newId: randomUUID, keys: listKeys }),
    startCampaignKeeper({ ...parts('Campaigns could not be given out'), bus, perSecond: settings.campaignPerSecond }),
    startLimitKeeper({
      ...parts('Stations could not be brought to their limits'),
      newId: randomUUID,
      keys: profileKeys,
      readTraits: readLimitTraits,
      ring: bus.ring,
    }),
    startTaskRunner(parts('Scheduled tasks could not be run')),
    startSealer({ ...parts('The audit log could not be sealed'), secretKey }),
  ];
  return async () => {
    for (const part of started) await part.stop();
  };
}

function openWriter(poolUrl: string, parts: { bus: Bus; log: Logger; counts: IngestCounts }): Writer {
  const { bus, log, counts } = parts;
  return createWriter({
    connection: { connectionString: poolUrl },
    publish: bus.publish,
    onBatch: (measure) => countBatch(counts, measure),
    onRefused: ({ origin, fact }, error) => {
      counts.refusedFacts += 1;
      log.error({ err: error, origin, kind: fact.kind }, 'A fact was refused and kept.');
    },
    onAway: (error) => log.warn({ err: error }, 'The database is away: stations are told to come again.'),
  });
}

type MailParts = { doors: Doors; bus: Bus; log: Logger; keptMails: KeptMails; files: FileStore };

function openMailSender({ settings, panelUrl }: HouseOptions, { log, files, ...parts }: MailParts): MailSender {
  const { mailServer, mailFrom, supportUrl } = settings;
  return startMailSender({
    ...parts,
    clock,
    newId: randomUUID,
    letterhead: { from: mailFrom, panelUrl, supportUrl },
    composers: {
      ...operatorComposers({ publicUrl: panelUrl, clock, random: randomBytes }),
      ...issueComposers({ publicUrl: panelUrl }),
      ...reportComposers({ publicUrl: panelUrl, files }),
    },
    carrier: mailServer === undefined ? keepingCarrier(parts.keptMails) : smtpCarrier(mailServer),
    onFault: (error) => log.warn({ err: error }, 'Mails could not be sent; it will be tried again.'),
  });
}

/** Nothing of a former life of this only node is connected, and nobody will answer what it had sent. */
function beginAnew(doors: Doors): Promise<void> {
  return doors.withIngest(async (tx) => {
    await forgetConnections(tx);
    await giveUpStale(tx, clock.now(), 0);
  });
}

function sweepStaleCommands(doors: Doors, log: Logger): () => void {
  const sweep = setInterval(() => {
    doors
      .withIngest((tx) => giveUpStale(tx, clock.now()).then(() => wakeWaiting(tx)))
      .catch((error: unknown) => log.warn({ err: error }, 'Stale commands could not be looked for.'));
  }, staleCommandsEveryMs);
  return () => clearInterval(sweep);
}
