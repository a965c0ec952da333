// Data folders that tests throw away, those of killed servers among them: what outlived them is stopped and removed.
import { chmod, mkdtemp, readFile, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../db/embedded/supervisor.ts';

const memory = '/dev/shm';
/** More than the tests of a stage fill; containers often give far less. */
const leastRoomBytes = 2 ** 31;

/** Where such folders may lie. */
export const passingPlaces: readonly string[] = [memory, tmpdir()];

/** In memory where there is room: a new database is mostly a thousand new files. */
export async function makePassingFolder(prefix: string): Promise<string> {
  return mkdtemp(join((await hasRoom(memory)) ? memory : tmpdir(), prefix));
}

async function hasRoom(folder: string): Promise<boolean> {
  const room = await statfs(folder).catch(() => undefined);
  return room !== undefined && room.bavail * room.bsize >= leastRoomBytes;
}

export async function makeDataFolder(): Promise<string> {
  const folder = await makePassingFolder('stationmaster-kill-');
  // The account that runs PostgreSQL has to pass through where the tests run as root.
  await chmod(folder, 0o711);
  return folder;
}

export async function removeDataFolder(folder: string): Promise<void> {
  if ((await postmasterPid(folder)) !== undefined) {
    const left = await startEmbedded({ dataDir: folder, say: () => undefined });
    await left.stop();
  }
  await rm(folder, { recursive: true });
}

/** Ends the PostgreSQL of this folder without a word. */
export async function killPostgres(folder: string): Promise<void> {
  const pid = await postmasterPid(folder);
  if (pid === undefined) throw new Error(`no PostgreSQL runs in ${folder}`);
  process.kill(pid, 'SIGKILL');
}

/** The number of the PostgreSQL that runs in this folder; undefined where none was left. */
export async function postmasterPid(folder: string): Promise<number | undefined> {
  const text = await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8').catch(() => '');
  return text === '' ? undefined : Number.parseInt(text, 10);
}
