// Joins the parts of a running server: doors, writer, gateway, web. With main.ts the only file that may import everything.
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { join } from 'node:path';
import { pino, type Logger } from 'pino';
import { buildHttp } from '../api.ts';
import { backupComposers } from '../backups/faults/faults.ts';
import type { Bus } from '../bus/bus.ts';
import { systemClock as clock, type Clock } from '../clock.ts';
import type { Settings } from '../config/config.ts';
import { addressesOf } from '../config/addresses.ts';
import { filesUrlOf } from '../config/files-url.ts';
import { openDoors, type Doors } from '../db/doors.ts';
import { openFileStore, type FileStore } from '../files/files.ts';
import { stationCalls } from '../ocpp/versions.ts';
import type { Arrival } from '../gateway/entrance/arrival.ts';
import { createGateway, type Gateway } from '../gateway/gateway.ts';
import { openGatewayStore } from '../gateway/store.ts';
import { enterAsNode, keepLease } from '../nodes/nodes.ts';
import { startBackground } from './background.ts';
import { openBus } from './bus.ts';
import type { Measure } from '../http/measures.ts';
import { leaseEvents, takeUp } from './node.ts';
import { countBatch, measuresOf, type IngestCounts } from './measures.ts';
import { createWriter, type Writer } from '../ingest/writer.ts';
import { issueComposers } from '../issues/mails/mails.ts';
import {
  keepingCarrier,
  openKeptMails,
  smtpCarrier,
  startMailSender,
  type KeptMails,
  type MailSender,
} from '../mails/mails.ts';
import { operatorComposers } from '../operators/mails.ts';
import { reportComposers } from '../reports/background.ts';
import { createSetupCode } from '../setup/setup.ts';
import { createFileDoor, type FileDoor } from '../transfers/door.ts';
import { filePath } from '../transfers/transfers.ts';
import { answerStopping } from './waiting-page.ts';

export type HouseOptions = {
  settings: Settings;
  poolUrl: string;
  secretKey: string;
  /** What this node is called among several. */
  nodeName: string;
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
  /** What Prometheus is told beside the house's own. */
  measures?: readonly Measure[];
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

export async function openHouse(options: HouseOptions): Promise<House> {
  const { settings } = options;
  const log = pino({ level: settings.logLevel });
  const { bus, joined } = openBus({ ...options, log });
  const database = {
    connection: { connectionString: options.poolUrl },
    publish: bus.publish,
    onPoolError: ({ message }: Error) => log.warn({ reason: message }, 'A connection to the database was lost.'),
  };
  const doors = openDoors(database);
  const ownDoors = openDoors({ ...database, poolSize: 1 });
  const counts: IngestCounts = { refusedFacts: 0, batches: 0, facts: 0, commitSeconds: 0 };
  const writer = openWriter(options.poolUrl, { bus, log, counts });
  const files = openFileStore(join(options.dataDir, 'files'), settings.filesMaxMb * 1024 * 1024);
  const node = { doors, clock, name: options.nodeName, takeUp };
  const nodeId = await enterAsNode({ ...node, isAlone: settings.databaseUrl === undefined });
  const gateway = openGateway(options, { doors, writer, bus, nodeId, log });
  const lease = keepLease({ ...node, ...leaseEvents({ bus, joined, gateway, log }), ownDoors, id: nodeId });
  const keptMails = openKeptMails(join(options.dataDir, 'mails'));
  const mailSender = openMailSender(options, { doors, bus, log, keptMails, files });
  const stopBackground = startBackground({ ...options, doors, log, files, bus });
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
    calls: stationCalls,
    hasMailServer: settings.mailServer !== undefined,
    trustedProxies: settings.trustedProxies,
    supportUrl: settings.supportUrl,
    addresses: addressesOf(settings),
    isAccepting: () => accepting,
    isJoined: joined?.isJoined,
    measures: [...measuresOf({ writer, gateway, doors, counts, joined, lease }), ...(options.measures ?? [])],
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
      await gateway.stop();
      await http.close();
      isClosed = true;
      await writer.close();
      await lease.stop();
      await ownDoors.close();
      await stopBackground();
      await mailSender.stop();
      await joined?.close();
      await doors.close();
    },
  };
}

type GatewaySurroundings = { doors: Doors; writer: Writer; bus: Bus; nodeId: number; log: Logger };

function openGateway(options: HouseOptions, { doors, ...surroundings }: GatewaySurroundings): Gateway {
  const filesUrl = filesUrlOf(options.settings, options.panelUrl);
  const fileAddressOf = (commandId: string) => filesUrl + filePath(options.secretKey, commandId);
  const store = openGatewayStore(doors, { ...surroundings, fileAddressOf });
  return createGateway({ ...options, ...surroundings, store, clock, random: Math.random, newId: randomUUID });
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
      ...backupComposers({ publicUrl: panelUrl }),
      ...reportComposers({ publicUrl: panelUrl, files }),
    },
    carrier: mailServer === undefined ? keepingCarrier(parts.keptMails) : smtpCarrier(mailServer),
    onFault: (error) => log.warn({ err: error }, 'Mails could not be sent; it will be tried again.'),
  });
}
