// Joins the web side of the house: which routes there are, what they are given, and what is measured.
import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import type { Bus } from './bus/bus.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './config.ts';
import type { Doors } from './db/doors.ts';
import type { Gateway } from './gateway/gateway.ts';
import { groupRoutes } from './groups/routes.ts';
import { LiveHub } from './http/live/live-hub.ts';
import { liveRoutes } from './http/live/routes.ts';
import { createRegistry, type Measure } from './http/measures.ts';
import { buildServer } from './http/server.ts';
import type { Writer } from './ingest/writer.ts';
import { createThrottle, findEndedLogins, findViewer } from './operators/operators.ts';
import { operatorRoutes } from './operators/routes.ts';
import { sessionRoutes } from './sessions/routes.ts';
import { setupRoutes } from './setup/routes.ts';
import { stationRoutes } from './stations/routes.ts';

type Counts = { refusedFacts: number; batches: number; facts: number; commitSeconds: number };

export type WebParts = {
  settings: Settings;
  secretKey: string;
  panelFolder: string | undefined;
  doors: Doors;
  bus: Bus;
  clock: Clock;
  random(bytes: number): Buffer;
  log: Logger;
  counts: Counts;
  writer: Writer;
  gateway: Gateway;
};

export type Web = { answer: RequestListener; close(): Promise<void> };

export async function openWeb(parts: WebParts): Promise<Web> {
  const { settings, doors, bus, clock, log } = parts;
  const addresses = {
    publicUrl: settings.publicUrl,
    ocppPort: settings.ocppPort,
    allowedHosts: settings.demo ? ['localhost', '127.0.0.1', '[::1]'] : undefined,
  };
  const live = new LiveHub({
    clock,
    bus,
    processId: randomUUID(),
    readSight: () => Promise.resolve(new Set()),
    findEnded: (viewers) => findEndedLogins({ doors, clock }, viewers),
    onFault: (error) => log.warn({ err: error }, 'The live stream could not read what it needs.'),
  });
  const given = { ...parts, secretKey: Buffer.from(parts.secretKey), addresses, throttle: createThrottle(clock) };
  const app = await buildServer({
    log,
    doors,
    isAccepting: () => true,
    trustedProxies: settings.trustedProxies,
    addresses,
    panelFolder: parts.panelFolder,
    registry: createRegistry(measuresOf(parts, live), { ofProcess: true }),
    findViewer: (secret, address) => findViewer({ doors, clock }, secret, address),
    addRoutes(api) {
      setupRoutes(api, given);
      operatorRoutes(api, given);
      groupRoutes(api, given);
      stationRoutes(api, given);
      sessionRoutes(api, given);
      liveRoutes(api, live);
    },
  });
  await app.ready();
  return { answer: (request, response) => app.routing(request, response), close: () => app.close() };
}

function measuresOf({ writer, gateway, doors, counts }: WebParts, live: LiveHub): Measure[] {
  const measure = (name: string, help: string, read: () => number): Measure => ({ name, help, read });
  return [
    measure('stations_connected', 'Stations connected to this node.', () => gateway.load().connections),
    measure('station_handshakes', 'Stations that wait to be let in.', () => gateway.load().handshakes),
    measure('station_frames_received', 'Frames received from stations since the start.', () => gateway.load().framesIn),
    measure('station_frames_sent', 'Frames sent to stations since the start.', () => gateway.load().framesOut),
    measure('facts_waiting', 'Facts that wait for the next batch.', () => writer.load().waiting),
    measure('facts_committing', 'Facts in the batch that is being committed.', () => writer.load().committing),
    measure('facts_stored', 'Facts committed since the start.', () => counts.facts),
    measure('fact_batches', 'Batches committed since the start.', () => counts.batches),
    measure('fact_commit_seconds', 'Seconds spent committing batches since the start.', () => counts.commitSeconds),
    measure('facts_refused', 'Facts that the database refused and that were kept apart.', () => counts.refusedFacts),
    measure('pool_connections', 'Open connections of the pool.', () => doors.load().open),
    measure('pool_waiting', 'Requests that wait for a connection of the pool.', () => doors.load().waiting),
    measure('live_streams', 'Open live streams of panels.', () => live.openStreams),
  ];
}
