// Joins the parts of a running server: doors, writer, gateway, web. With main.ts the only file that may import everything.
import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server } from 'node:http';
import { pino } from 'pino';
import { createMemoryBus } from './bus/memory.ts';
import { systemClock } from './clock.ts';
import { giveUpStale } from './commands/claim.ts';
import type { Settings } from './config.ts';
import { openDoors, type Doors } from './db/doors.ts';
import { createGateway } from './gateway/gateway.ts';
import { openGatewayStore } from './gateway/store.ts';
import { createWriter } from './ingest/writer.ts';
import { createSetupCode } from './setup/setup.ts';
import { forgetConnections } from './stations/live.ts';
import { openWeb } from './web.ts';

export type HouseOptions = {
  settings: Settings;
  poolUrl: string;
  secretKey: string;
  panelFolder: string | undefined;
  addressOf(request: IncomingMessage): string;
};

export type House = {
  doors: Doors;
  /** For the first admin; undefined where an operator exists. */
  setupCode: string | undefined;
  answer: RequestListener;
  /** Takes stations' connections from now on. */
  takeStations(server: Server): void;
  stop(): Promise<void>;
};

const staleCommandsEveryMs = 30_000;

export async function openHouse(options: HouseOptions): Promise<House> {
  const { settings, secretKey } = options;
  const log = pino({ level: settings.logLevel });
  const clock = systemClock;
  const bus = createMemoryBus((error) => log.error({ err: error }, 'A listener to news failed.'));
  const connection = { connectionString: options.poolUrl };
  const doors = openDoors({
    connection,
    publish: bus.publish,
    onPoolError: (error) => log.warn({ err: error }, 'A connection to the database was lost.'),
  });
  const counts = { refusedFacts: 0, batches: 0, facts: 0, commitSeconds: 0 };
  const writer = createWriter({
    connection,
    publish: bus.publish,
    onBatch: ({ facts, seconds }) => {
      counts.batches += 1;
      counts.facts += facts;
      counts.commitSeconds += seconds;
    },
    onRefused: ({ origin, fact }, error) => {
      counts.refusedFacts += 1;
      log.error({ err: error, origin, kind: fact.kind }, 'A fact was refused and kept.');
    },
    onAway: (error) => log.warn({ err: error }, 'The database is away: stations are told to come again.'),
  });
  // Nothing of a former life of this only node is connected, and nobody will answer what it had sent.
  await doors.withIngest(async (tx) => {
    await forgetConnections(tx);
    await giveUpStale(tx, clock.now(), 0);
  });
  const gateway = createGateway({
    store: openGatewayStore(doors),
    writer,
    bus,
    clock,
    random: Math.random,
    newId: randomUUID,
    secretKey,
    addressOf: options.addressOf,
    log,
  });
  const sweep = setInterval(() => {
    doors
      .withIngest((tx) => giveUpStale(tx, clock.now()))
      .catch((error: unknown) => log.warn({ err: error }, 'Stale commands could not be looked for.'));
  }, staleCommandsEveryMs);
  const web = await openWeb({ ...options, doors, bus, clock, random: randomBytes, log, counts, writer, gateway });
  return {
    doors,
    setupCode: settings.demo ? undefined : await createSetupCode(doors, randomBytes),
    answer: web.answer,
    takeStations: (server) => gateway.attach(server),
    async stop() {
      clearInterval(sweep);
      await gateway.stop();
      await web.close();
      await writer.close();
      await doors.close();
    },
  };
}
