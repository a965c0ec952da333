// The gateway with writer and store on a database of its own: a frame in, reply and rows out.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, type QueryConfig } from 'pg';
import type { Bus } from '../../bus/bus.ts';
import { createMemoryBus } from '../../bus/memory.ts';
import { systemClock } from '../../clock.ts';
import { openDoors, type Doors } from '../../db/doors.ts';
import { oneAfterAnother } from '../../db/one-after-another.ts';
import type { News } from '../../facts.ts';
import { readArrival } from '../../gateway/entrance/arrival.ts';
import { createGateway } from '../../gateway/gateway.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import type { GatewayLimits } from '../../gateway/limits.ts';
import { openGatewayStore } from '../../gateway/store.ts';
import { openFileStore, type FileStore } from '../../files/files.ts';
import { createWriter } from '../../ingest/writer.ts';
import { hashStationPassword } from '../../stations/credentials.ts';
import { createFileDoor } from '../../transfers/door.ts';
import { filePath } from '../../transfers/transfers.ts';
import type { Viewer } from '../../viewer.ts';
import { createTestDatabase } from '../database.ts';
import { connectRawStation } from './raw-station.ts';
import type { RawStation } from './raw-station.ts';
import { loopbackProxy } from './test-gateway.ts';

export const stationPassword = 'sixteen letters!';
export const secretKey = 'a secret of tests';

export type StoredGateway = {
  port: number;
  files: FileStore;
  bus: Bus;
  doors: Doors;
  gateway: Gateway;
  /** Asks the database as its superuser. */
  rows<Row extends object>(text: string, values?: unknown[]): Promise<Row[]>;
  /** The first row, once there is one: asked again after each piece of news. */
  rowOnceThere<Row extends object>(text: string, values?: unknown[]): Promise<Row>;
  /** Speaks 1.6 unless another subprotocol is given. */
  connect(identifier: string, subprotocol?: string): Promise<RawStation>;
  stop(): Promise<void>;
};

/** Stations ST-1 to ST-9 with a password, OPEN with none needed; token 04A1 may charge everywhere. */
const organization = `
insert into organizations (slug, name, time_zone, heartbeat_seconds) values ('acme', 'ACME', 'Europe/Helsinki', 300);
insert into groups (organization_id, name) values (1, 'ACME');
insert into group_ancestors values (1, 1, 1, 0);
insert into stations (organization_id, group_id, identifier, name, search_key, proof)
  select 1, 1, 'ST-' || n, 'ST-' || n, 'st-' || n, 'password' from generate_series(1, 9) n;
insert into stations (organization_id, group_id, identifier, name, search_key, proof) values (1, 1, 'OPEN', 'OPEN', 'open', 'none');
insert into drivers (organization_id, home_group_id, first_name, last_name, email, email_key, search_key)
  values (1, 1, 'Donald', 'Duck', 'dduck@duckburg.com', 'dduck@duckburg.com', 'donald duck');
insert into access_rights (organization_id, driver_id, group_id) values (1, 1, 1);
insert into tokens (organization_id, driver_id, token, token_key, name) values (1, 1, '04A1', '04A1', 'Keyring');`;

/** Sees and may do all there is in it. */
export const admin: Viewer = {
  kind: 'program',
  apiKeyId: 1,
  organization: { id: 1, slug: 'acme', name: 'ACME', timeZone: 'UTC' },
  role: 'admin',
  baseGroup: { id: 1, name: 'ACME' },
  sight: { baseGroupId: 1, orphans: true },
  actor: { operatorId: null, name: 'admin', address: '127.0.0.1' },
  pass: { key: 'k', endsAt: new Date(8.64e15) },
};

export async function startStoredGateway(limits: Partial<GatewayLimits> = {}): Promise<StoredGateway> {
  const database = await createTestDatabase();
  const admin = new Client(database.adminUrl);
  await admin.connect();
  await admin.query(organization);
  await admin.query(
    "insert into station_credentials (station_id, organization_id, password_hash) select id, 1, $1 from stations where proof = 'password'",
    [hashStationPassword(secretKey, Buffer.from(stationPassword))],
  );
  const failing = (error: unknown): never => {
    throw error;
  };
  const bus = createMemoryBus(failing);
  const connection = database.connection;
  const doors = openDoors({ connection, publish: bus.publish, onPoolError: failing });
  const writer = createWriter({
    connection,
    publish: bus.publish,
    onRefused: (_told, error) => failing(error),
    onAway: () => undefined,
  });
  const server = createServer();
  const port = () => (server.address() as AddressInfo).port;
  const gateway = createGateway({
    store: openGatewayStore(doors, {
      nodeId: 1,
      fileAddressOf: (commandId) => `http://127.0.0.1:${port()}${filePath(secretKey, commandId)}`,
    }),
    writer,
    bus,
    nodeId: 1,
    clock: systemClock,
    random: () => 0.5,
    newId: randomUUID,
    secretKey,
    addressOf: (request) => request.socket.remoteAddress ?? '',
    arrivalOf: (request) => readArrival(request, loopbackProxy),
    log: { info: () => undefined, warn: () => undefined, error: (about) => failing(about) },
    limits: { closeTimeoutMs: 200, sweepEveryMs: 50, ...limits },
  });
  const filesFolder = await mkdtemp(join(tmpdir(), 'stationmaster-files-'));
  const files = openFileStore(filesFolder, 1024 * 1024);
  const addressOf = (request: IncomingMessage) => request.socket.remoteAddress ?? '';
  const fileDoor = createFileDoor({ doors, files, secretKey, clock: systemClock, addressOf, log: { warn: failing } });
  server.on('request', (request, response) => {
    if (!fileDoor(request, response)) response.writeHead(404).end();
  });
  gateway.attach(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const ask = oneAfterAnother((asked: QueryConfig) => admin.query(asked));
  const rows: StoredGateway['rows'] = async <Row extends object>(text: string, values: unknown[] = []) =>
    (await ask({ text, values })).rows as Row[];
  return {
    port: port(),
    files,
    bus,
    doors,
    gateway,
    rows,
    rowOnceThere: (text, values) => firstOnNews(bus, () => rows(text, values)),
    connect: (identifier, subprotocol = 'ocpp1.6') =>
      connectRawStation(port(), {
        subprotocols: [subprotocol],
        path: `/ocpp/acme/${identifier}`,
        credentials: { user: identifier, password: stationPassword },
      }),
    async stop() {
      await gateway.stop();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await writer.close();
      await doors.close();
      await admin.end();
      await database.drop();
      await rm(filesFolder, { recursive: true });
    },
  };
}

async function firstOnNews<Row>(bus: Bus, read: () => Promise<Row[]>): Promise<Row> {
  let tell = (_news: readonly News[]): void => undefined;
  const stop = bus.onNews((news) => tell(news));
  try {
    for (;;) {
      const next = new Promise((resolve) => (tell = resolve));
      const [row] = await read();
      if (row !== undefined) return row;
      await next;
    }
  } finally {
    stop();
  }
}
