// Starts a throw-away PostgreSQL for tests; registers nothing with the test runner, so the runner may use it too.
import { access, mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Durability } from '../db/embedded/conf.ts';
import { startEmbedded } from '../db/embedded/supervisor.ts';
import { makePassingFolder, passingPlaces } from './data-folder.ts';

export type TestCluster = { adminUrl: string; stop: () => Promise<void> };

/** Set by the test runner, so that all files of a run share one PostgreSQL. */
export const ADMIN_URL_VARIABLE = 'TEST_DATABASE_ADMIN_URL';

const FOLDER_PREFIX = 'stationmaster-test-';
const LEFTOVER_AGE_MS = 60_000;

const silently = () => undefined;

export async function startTestCluster({
  durability = 'forgetful',
}: { durability?: Durability } = {}): Promise<TestCluster> {
  for (const place of passingPlaces) await removeLeftovers(place);
  // What is to outlive a power cut is measured on a disk.
  const isSafe = durability === 'safe';
  const dataDir = isSafe ? await mkdtemp(join(tmpdir(), FOLDER_PREFIX)) : await makePassingFolder(FOLDER_PREFIX);
  const embedded = await startEmbedded({ dataDir, durability, say: silently });
  const stop = async () => {
    await embedded.stop();
    await rm(dataDir, { recursive: true });
  };
  return { adminUrl: embedded.adminUrl, stop };
}

// A killed run leaves its PostgreSQL behind. One whose folder is still locked belongs to a living run.
async function removeLeftovers(place: string): Promise<void> {
  for (const name of await readdir(place).catch(() => [])) {
    const folder = join(place, name);
    if (!name.startsWith(FOLDER_PREFIX) || !(await isOld(folder))) continue;
    try {
      await access(join(folder, 'postgres', 'postmaster.pid')).then(() => stopServer(folder), silently);
      await rm(folder, { recursive: true });
    } catch {
      continue;
    }
  }
}

async function stopServer(dataDir: string): Promise<void> {
  const embedded = await startEmbedded({ dataDir, durability: 'forgetful', say: silently });
  await embedded.stop();
}

async function isOld(folder: string): Promise<boolean> {
  const found = await stat(folder).catch(() => undefined);
  return found !== undefined && Date.now() - found.birthtimeMs > LEFTOVER_AGE_MS;
}
