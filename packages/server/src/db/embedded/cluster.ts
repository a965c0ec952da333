// Makes, starts and stops one PostgreSQL cluster with its own programs; decides nothing about when.
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { chown, lstat, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { StartRefused } from '../../start-refused.ts';
import type { Binaries } from './binaries.ts';
import { postgresConf, type Durability } from './conf.ts';
import type { Account } from './home.ts';

export type Cluster = { folder: string; socketFolder: string; binaries: Binaries; account: Account | undefined };

// The operating system allows 107 bytes for a socket's path, and PostgreSQL adds /.s.PGSQL.5432 and .lock to the folder.
const LONGEST_SOCKET_FOLDER = 85;
const LOG_END_LINES = 6;
const LOG_END_BYTES = 4096;

/** Makes the cluster unless it is there. Anything half made by an earlier start is thrown away. */
export async function createCluster(cluster: Cluster, durability: Durability): Promise<void> {
  if (await isMade(cluster)) return;
  const unfinished = `${cluster.folder}.unfinished`;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  await giveTo(cluster.account, unfinished);
  const options = ['--username=postgres', '--encoding=UTF8', '--locale-provider=builtin', '--locale=C.UTF-8'];
  // The socket lies in a folder that only this account and root may enter, so a password would guard nothing more.
  const sync = durability === 'safe' ? [] : ['--no-sync'];
  await run(cluster, 'initdb', ['-D', unfinished, ...options, '--auth=trust', '--data-checksums', ...sync]);
  await writeFile(join(unfinished, 'postgresql.conf'), CONF);
  await rename(unfinished, cluster.folder);
}

export function isMade(cluster: Cluster): Promise<boolean> {
  return exists(join(cluster.folder, 'PG_VERSION'));
}

const CONF = "include = 'stationmaster.conf'\n# Settings of your own go below this line, and win.\n";

/** Where the cluster's socket is: inside its folder, or in a short private one where that path would be too long. */
export async function socketFolderOf(folder: string, account: Account | undefined): Promise<string> {
  if (Buffer.byteLength(folder) <= LONGEST_SOCKET_FOLDER) return folder;
  const short = join(tmpdir(), `stationmaster-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}`);
  await mkdir(short, { mode: 0o700 }).then(
    () => giveTo(account, short),
    (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    },
  );
  const found = await lstat(short);
  const owner = account?.uid ?? process.getuid?.();
  if (!found.isDirectory() || found.uid !== owner || (found.mode & 0o077) !== 0) {
    throw new StartRefused(`${short} belongs to somebody else: remove it, or set DATA_DIR to a shorter path.`);
  }
  return short;
}

/** Whether a server that was left running is the one we would start now. Writes the settings when it is not. */
export async function isCurrent(cluster: Cluster, durability: Durability): Promise<boolean> {
  const path = join(cluster.folder, 'stationmaster.conf');
  const wanted = postgresConf(cluster.socketFolder, durability);
  const startedAs = await readFile(join(cluster.folder, 'postmaster.opts'), 'utf8').catch(() => '');
  const current = (await readFile(path, 'utf8').catch(() => '')) === wanted;
  if (!current) await writeFile(path, wanted);
  return current && startedAs.startsWith(join(cluster.binaries.folder, 'postgres'));
}

export async function isRunning(cluster: Cluster): Promise<boolean> {
  const pid = await postmasterPid(cluster);
  if (pid === undefined) return false;
  try {
    await run(cluster, 'pg_ctl', ['status', '-D', cluster.folder]);
  } catch {
    return false;
  }
  return isPostgres(pid);
}

export async function startCluster(cluster: Cluster): Promise<void> {
  const pid = await postmasterPid(cluster);
  // After a power cut the number may belong to another program of this account, and PostgreSQL would refuse to start.
  if (pid !== undefined && !(await isPostgres(pid))) await rm(join(cluster.folder, 'postmaster.pid'), { force: true });
  const output = join(cluster.folder, 'start.log');
  await rm(output, { force: true });
  try {
    await run(cluster, 'pg_ctl', ['start', '-w', '-t', '120', '-s', '-D', cluster.folder, '-l', output]);
  } catch (cause) {
    const said = await readFile(output, 'utf8').catch(() => '');
    const reason = `${said}${await lastLogged(cluster)}`.trim();
    throw new StartRefused(`The embedded PostgreSQL in ${cluster.folder} does not start.\n${reason}`, { cause });
  }
}

/** The end of its newest log, where a server that has begun to run says what it fails of. */
async function lastLogged(cluster: Cluster): Promise<string> {
  const folder = join(cluster.folder, 'log');
  const names = await readdir(folder).catch(() => []);
  const logs = names.map(async (name) => {
    const path = join(folder, name);
    const { mtimeMs, size } = await stat(path);
    return { path, mtimeMs, size };
  });
  const newest = (await Promise.all(logs)).toSorted((a, b) => b.mtimeMs - a.mtimeMs)[0];
  if (newest === undefined) return '';
  const end = createReadStream(newest.path, { start: Math.max(0, newest.size - LOG_END_BYTES) });
  return (await text(end)).split('\n').slice(-LOG_END_LINES).join('\n');
}

export async function stopCluster(cluster: Cluster, mode: 'fast' | 'immediate' = 'fast'): Promise<void> {
  await run(cluster, 'pg_ctl', ['stop', '-w', '-t', '120', '-s', '-m', mode, '-D', cluster.folder]);
}

async function postmasterPid(cluster: Cluster): Promise<number | undefined> {
  const text = await readFile(join(cluster.folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number.parseInt(text, 10);
  return Number.isNaN(pid) ? undefined : pid;
}

// Where the system has no /proc the number is believed. One that was killed keeps its number and name until its parent
// has taken note, which the first process of a container may never do.
async function isPostgres(pid: number): Promise<boolean> {
  if (process.platform !== 'linux') return true;
  const status = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  return /^\d+ \(postgres\) [^ZX]/.test(status);
}

async function run(cluster: Cluster, program: 'initdb' | 'pg_ctl', args: string[]): Promise<void> {
  // A clean environment, so that no PG* variable of the operator's reaches the server; the account may not see our folder.
  const options = { cwd: '/', env: { PATH: process.env['PATH'], LC_ALL: 'C' }, ...cluster.account };
  try {
    await promisify(execFile)(join(cluster.binaries.folder, program), args, options);
  } catch (cause) {
    const said = (cause as { stderr?: string }).stderr ?? String(cause);
    throw new StartRefused(`The embedded PostgreSQL in ${cluster.folder} fails.\n${said.trim()}`, { cause });
  }
}

async function giveTo(account: Account | undefined, path: string): Promise<void> {
  if (account) await chown(path, account.uid, account.gid);
}

async function exists(path: string): Promise<boolean> {
  return Boolean(await lstat(path).catch(() => undefined));
}
