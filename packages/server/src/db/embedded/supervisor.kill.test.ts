import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { StartRefused } from '../../start-refused.ts';
import { withClient } from '../prepare.ts';
import { startEmbedded } from './supervisor.ts';
import type { EmbeddedPostgres } from './supervisor.ts';

const asRoot = process.getuid?.() === 0;

let folder: string;
let said: string[];
let started: EmbeddedPostgres[];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'stationmaster-kill-'));
  await chmod(folder, 0o755);
  [said, started] = [[], []];
});
afterEach(async () => {
  for (const embedded of started) await embedded.stop();
  await rm(folder, { recursive: true });
});

async function start(dataDir = join(folder, 'data')): Promise<EmbeddedPostgres> {
  const systemFolder = join(folder, 'system');
  const embedded = await startEmbedded({ dataDir, systemFolder, say: (sentence) => said.push(sentence) });
  started.push(embedded);
  return embedded;
}

async function stop(embedded: EmbeddedPostgres): Promise<void> {
  started = started.filter((other) => other !== embedded);
  await embedded.stop();
}

/** A process of its own that starts PostgreSQL on the data folder and then only waits. */
async function startInAnotherProcess(): Promise<{ holder: ChildProcess; adminUrl: string }> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(new URL('./supervisor.ts', import.meta.url).href)};
    const { adminUrl } = await startEmbedded({ dataDir: ${JSON.stringify(join(folder, 'data'))}, say: () => undefined });
    process.send(adminUrl);`;
  const holder = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [adminUrl] = (await once(holder, 'message')) as [string];
  return { holder, adminUrl };
}

async function kill(holder: ChildProcess): Promise<void> {
  const gone = once(holder, 'exit');
  holder.kill('SIGKILL');
  await gone;
}

const write = (adminUrl: string) =>
  withClient(adminUrl, (client) => client.query('create table kept as select 42 as answer'));

async function read(adminUrl: string): Promise<unknown> {
  const result = await withClient(adminUrl, (client) => client.query<{ answer: number }>('select answer from kept'));
  return result.rows[0]?.answer;
}

async function postmasterPid(dataDir: string): Promise<number> {
  return Number.parseInt(await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8'), 10);
}

test('what is committed outlives a stop and the next start', async () => {
  const first = await start();
  await write(first.adminUrl);
  await stop(first);
  assert.equal(await read((await start()).adminUrl), 42);
  assert.deepEqual(said, []);
});

test('a PostgreSQL that outlived its Stationmaster is taken over with all that was acknowledged (R-1)', async () => {
  const { holder, adminUrl } = await startInAnotherProcess();
  await write(adminUrl);
  await kill(holder);
  assert.equal(await read((await start()).adminUrl), 42);
  assert.deepEqual(said, ['PostgreSQL was left running: taken over.']);
});

test('a PostgreSQL left running with other settings is started anew', async () => {
  const { holder } = await startInAnotherProcess();
  await kill(holder);
  const before = await postmasterPid(join(folder, 'data'));
  await writeFile(join(folder, 'data', 'postgres', 'stationmaster.conf'), '# of an older version\n');
  await start();
  assert.notEqual(await postmasterPid(join(folder, 'data')), before);
});

test('a second start on one data folder is refused while the first lives, and only then', async () => {
  const { holder } = await startInAnotherProcess();
  await assert.rejects(start(), (error: Error) => {
    assert.ok(error instanceof StartRefused);
    assert.match(error.message, /^Another Stationmaster is running on .*data: stop it first/);
    return true;
  });
  await kill(holder);
  await start();
});

test('a PostgreSQL that is killed is started again by itself (R-2)', async () => {
  const embedded = await start();
  await write(embedded.adminUrl);
  process.kill(await postmasterPid(embedded.dataDir), 'SIGKILL');
  let answer: unknown;
  while (answer === undefined) answer = await read(embedded.adminUrl).catch(() => undefined);
  assert.equal(answer, 42);
  assert.equal(said[0], 'PostgreSQL has stopped: starting it again.');
});

test('a process number that now belongs to another program keeps nobody from starting', async () => {
  const first = await start();
  await write(first.adminUrl);
  await stop(first);
  await writeFile(join(folder, 'data', 'postgres', 'postmaster.pid'), `${process.pid}\n${join(folder, 'data')}\n`);
  assert.equal(await read((await start()).adminUrl), 42);
});

test('a set-up that was cut short is begun again', async () => {
  await mkdir(join(folder, 'data', 'postgres.unfinished'), { recursive: true });
  await writeFile(join(folder, 'data', 'postgres.unfinished', 'PG_VERSION'), '18\n');
  await write((await start()).adminUrl);
});

test('a data folder with a path too long for a socket works like any other', async () => {
  const embedded = await start(join(folder, 'long'.repeat(20), 'data'));
  await write(embedded.adminUrl);
  assert.equal(await read(embedded.adminUrl), 42);
});

test('as root, in a folder that others cannot enter, the data go to the system folder', { skip: !asRoot }, async () => {
  await mkdir(join(folder, 'closed'), { mode: 0o700 });
  const embedded = await start(join(folder, 'closed', 'data'));
  assert.ok(embedded.dataDir.startsWith(join(folder, 'system')));
  assert.match(said[0] ?? '', /closed\/data is closed to the account that runs PostgreSQL: the data are in .*system/);
  assert.notEqual((await stat(join(embedded.dataDir, 'postgres'))).uid, 0);
  await write(embedded.adminUrl);
});
