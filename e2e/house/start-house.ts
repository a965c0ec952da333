// Starts the real server on a database; knows no test, no page and no browser.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '../../packages/server/src/clock.ts';
import { readSettings } from '../../packages/server/src/config/config.ts';
import type { ConnectionSettings, Doors } from '../../packages/server/src/db/doors.ts';
import { seedDemo } from '../../packages/server/src/demo/demo.ts';
import type { Told } from '../../packages/server/src/facts.ts';
import type { FrontDoor } from '../../packages/server/src/house/front-door.ts';
import { readArrival } from '../../packages/server/src/gateway/entrance/arrival.ts';
import { openHouse } from '../../packages/server/src/house/house.ts';
import { commitBatch } from '../../packages/server/src/ingest/batch.ts';
import { createLine } from '../../packages/server/src/ingest/line.ts';
import { buildWeb } from '../../packages/server/src/house/web-build.ts';

export const secretKey = 'the secret key of the browser tests';

export type RunningHouse = {
  url: string;
  port: number;
  /** Where its files are, such as kept mails. */
  dataDir: string;
  doors: Doors;
  /** For the first admin; works until an operator exists. */
  setupCode: string;
  /** Writes what stations would have told, by the writer's own statements and with the same news. */
  write(told: readonly Told[]): Promise<void>;
  stop(): Promise<void>;
};

export type HouseOptions = {
  /** Whether it holds the manual's organization, whose stations are not connected yet. */
  demo: boolean;
  /** What it takes for now, before which its thirty days of sessions lie; the present, where it is not said. */
  at?: Date;
  /** More settings, such as SMTP_URL. */
  env?: NodeJS.ProcessEnv;
};

let builtPanel: Promise<string> | undefined;

/** Behind a door that may have had another house behind it, and may have one again. */
export async function startHouse(
  { door, ...database }: { door: FrontDoor; poolUrl: string; connection: ConnectionSettings },
  { demo, at, env = {} }: HouseOptions,
): Promise<RunningHouse> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stationmaster-browser-'));
  const house = await openHouse({
    poolUrl: database.poolUrl,
    secretKey,
    nodeName: 'browser tests',
    dataDir,
    panelUrl: `http://127.0.0.1:${door.port}`,
    settings: readSettings({ HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...env }, []),
    panelFolder: await (builtPanel ??= buildWeb(() => undefined)),
    addressOf: (request) => request.socket.remoteAddress ?? '',
    arrivalOf: (request) => readArrival(request, { isTrustedProxy: () => false, certificateHeader: undefined }),
    ...(at !== undefined && { clock: { ...systemClock, now: () => at } }),
  });
  if (demo) await seedDemo(house.doors, secretKey, at ?? new Date());
  const line = createLine(database.connection);
  door.open(house.answer);
  house.takeStations(door.server);
  return {
    url: `http://127.0.0.1:${door.port}`,
    port: door.port,
    dataDir,
    doors: house.doors,
    setupCode: house.setupCode ?? '',
    async write(told) {
      const { news } = await commitBatch(await line.open(), told);
      await house.doors.withIngest(async (tx) => void tx.news.push(...news));
    },
    async stop() {
      await line.close();
      await house.stop();
      door.server.removeAllListeners('upgrade');
      await rm(dataDir, { recursive: true });
    },
  };
}
