// Starts the embedded PostgreSQL, keeps it running and stops it; knows nothing of what is stored in it.
import { rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Client } from 'pg';
import { StartRefused } from '../../start-refused.ts';
import { findBinaries } from './binaries.ts';
import { createCluster, isCurrent, isMade, isRunning, socketFolderOf, startCluster, stopCluster } from './cluster.ts';
import type { Cluster } from './cluster.ts';
import type { Durability } from './conf.ts';
import { folderInUse, lockFolder } from './folder-lock.ts';
import { chooseHome, SYSTEM_FOLDER } from './home.ts';
import type { Home } from './home.ts';

export type EmbeddedPostgres = {
  /** Where everything is kept: the data folder, or its stand-in below the system folder. */
  dataDir: string;
  /** As the cluster's superuser, to its database `postgres`. */
  adminUrl: string;
  stop: () => Promise<void>;
};

type Wish = {
  dataDir: string;
  say: (sentence: string) => void;
  durability?: Durability;
  /** Where another Stationmaster runs on the folder its PostgreSQL is used, not refused; and none is made where none is. */
  joins?: boolean | undefined;
  /** For what the account that runs PostgreSQL could not reach elsewhere. */
  systemFolder?: string;
};

const START_PAUSES_MS = [0, 200, 500, 1000, 2000];
const RESTART_PAUSES_MS = [0, 200, 500, 1000, 2000, 5000];

export async function startEmbedded(wish: Wish): Promise<EmbeddedPostgres> {
  const { dataDir, say, durability = 'safe', joins = false, systemFolder = SYSTEM_FOLDER } = wish;
  const home = await chooseHome(dataDir, systemFolder);
  if (home.moved) say(`${dataDir} is closed to the account that runs PostgreSQL: the data are in ${home.folder}.`);
  const lock = lockFolder(home.folder);
  if (!lock && joins) return joinCluster(await describeCluster(home, systemFolder), home.folder);
  if (!lock) throw folderInUse(home.folder);
  try {
    const cluster = await describeCluster(home, systemFolder);
    if (joins && !(await isMade(cluster))) {
      throw new StartRefused(`There is no database in ${home.folder} yet: set DATA_DIR to where it is.`, {
        exitCode: 2,
      });
    }
    await bringUp(cluster, durability, say);
    const adminUrl = socketUrl(cluster.socketFolder);
    const watch = watchOver(cluster, adminUrl, say);
    return { dataDir: home.folder, adminUrl, stop: () => watch.end().finally(() => lock.release()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

/** For work on the folder itself: until it is released nobody starts on it, and no PostgreSQL that was left runs in it. */
export type HeldHome = Home & {
  /** The major version of the PostgreSQL that would run in it. */
  postgres: number;
  release(): void;
};

export async function holdHome({ dataDir, say }: Pick<Wish, 'dataDir' | 'say'>): Promise<HeldHome> {
  const home = await chooseHome(dataDir);
  if (home.moved) say(`${dataDir} is closed to the account that runs PostgreSQL: the data go to ${home.folder}.`);
  const lock = lockFolder(home.folder);
  if (!lock) throw folderInUse(home.folder);
  try {
    const cluster = await describeCluster(home, SYSTEM_FOLDER);
    if (await isRunning(cluster)) await stopCluster(cluster);
    return { ...home, postgres: Number.parseInt(cluster.binaries.version, 10), release: () => lock.release() };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function describeCluster({ folder: home, account }: Home, systemFolder: string): Promise<Cluster> {
  const folder = join(home, 'postgres');
  const socketFolder = await socketFolderOf(folder, account);
  return { folder, socketFolder, binaries: await findBinaries(account !== undefined, systemFolder), account };
}

/** Whoever started it also ends it. */
function joinCluster({ socketFolder }: Cluster, dataDir: string): EmbeddedPostgres {
  return { dataDir, adminUrl: socketUrl(socketFolder), stop: () => Promise.resolve() };
}

/** The connection string for a PostgreSQL that listens on a socket in `folder`. */
function socketUrl(folder: string): string {
  return `postgres://postgres@localhost/postgres?host=${encodeURIComponent(folder)}`;
}

// A server that outlived its Stationmaster is taken over as it is, unless a new version or setting asks for another.
async function bringUp(cluster: Cluster, durability: Durability, say: Wish['say']): Promise<void> {
  await createCluster(cluster, durability);
  const [running, current] = [await isRunning(cluster), await isCurrent(cluster, durability)];
  if (running && current) return say('PostgreSQL was left running: taken over.');
  if (running) await stopCluster(cluster);
  await startPatiently(cluster);
}

// What a PostgreSQL that was killed leaves behind holds its memory for a moment, and no other may start in it.
async function startPatiently(cluster: Cluster): Promise<void> {
  let failure: unknown;
  for (const pauseMs of START_PAUSES_MS) {
    await delay(pauseMs);
    try {
      return await startCluster(cluster);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

// An idle connection tells at once when the server has gone.
function watchOver(cluster: Cluster, adminUrl: string, say: Wish['say']): { end(): Promise<void> } {
  const ending = new AbortController();
  const watching = (async () => {
    while (!ending.signal.aborted) {
      await lostConnection(adminUrl, ending.signal);
      if (!ending.signal.aborted && !(await isRunning(cluster))) await restart(cluster, ending.signal, say);
    }
  })();
  return {
    async end() {
      ending.abort();
      await watching;
      if (await isRunning(cluster)) await stopCluster(cluster);
      // Only a socket folder apart from the data is empty now.
      await rmdir(cluster.socketFolder).catch(() => undefined);
    },
  };
}

async function lostConnection(adminUrl: string, ending: AbortSignal): Promise<void> {
  const application_name = 'stationmaster watch';
  const client = new Client({ connectionString: adminUrl, application_name, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  const over = Promise.withResolvers<void>();
  const leave = () => over.resolve();
  client.once('end', leave);
  ending.addEventListener('abort', leave);
  try {
    await client.connect();
    await over.promise;
  } catch {
    await pause(500, ending);
  } finally {
    ending.removeEventListener('abort', leave);
    await client.end();
  }
}

async function restart(cluster: Cluster, ending: AbortSignal, say: Wish['say']): Promise<void> {
  say('PostgreSQL has stopped: starting it again.');
  for (let attempt = 0; !ending.aborted; attempt++) {
    await pause(RESTART_PAUSES_MS[Math.min(attempt, RESTART_PAUSES_MS.length - 1)] ?? 0, ending);
    try {
      return await startCluster(cluster);
    } catch (error) {
      say(error instanceof Error ? error.message : String(error));
    }
  }
}

async function pause(ms: number, ending: AbortSignal): Promise<void> {
  await delay(ms, undefined, { signal: ending }).catch(() => undefined);
}
