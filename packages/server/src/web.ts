// Gives the web side of a running server its parts, its addresses and what is measured.
import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { Logger } from 'pino';
import { buildHttp } from './api.ts';
import type { Bus } from './bus/bus.ts';
import type { Clock } from './clock.ts';
import type { Settings } from './config.ts';
import type { Doors } from './db/doors.ts';
import type { Gateway } from './gateway/gateway.ts';
import type { Measure } from './http/measures.ts';
import type { Writer } from './ingest/writer.ts';

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
  const { settings } = parts;
  const addresses = {
    publicUrl: settings.publicUrl,
    ocppPort: settings.ocppPort,
    allowedHosts: settings.demo ? ['localhost', '127.0.0.1', '[::1]'] : undefined,
  };
  const app = await buildHttp({
    ...parts,
    newId: randomUUID,
    addresses,
    trustedProxies: settings.trustedProxies,
    isAccepting: () => true,
    measures: measuresOf(parts),
    measuresProcess: true,
  });
  await app.ready();
  return { answer: (request, response) => app.routing(request, response), close: () => app.close() };
}

function measuresOf({ writer, gateway, doors, counts }: WebParts): Measure[] {
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
  ];
}
