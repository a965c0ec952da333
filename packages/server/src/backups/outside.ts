// Dumps and fills a PostgreSQL of the owner's with the programs that came with it; knows nothing of files and folders.
import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { dirname, extname, join } from 'node:path';
import type { Writable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import { StartRefused } from '../start-refused.ts';

type Program = 'pg_dump' | 'pg_restore';

/** `pgDump` says where pg_dump is; pg_restore lies beside it. An older one than the server could not read all of it. */
export async function findProgram(name: Program, pgDump: string | undefined, postgres: number): Promise<string> {
  const program = pgDump === undefined ? name : join(dirname(pgDump), `${name}${extname(pgDump)}`);
  const said = await promisify(execFile)(program, ['--version']).then(
    ({ stdout }) => stdout,
    () => undefined,
  );
  const major = /\(PostgreSQL\) (\d+)/.exec(said ?? '')?.[1];
  if (major !== undefined && Number(major) >= postgres) return program;
  const found = major === undefined ? `${program} is not there` : `${program} is of version ${major}`;
  throw new StartRefused(
    `The database is PostgreSQL ${postgres}, and ${found}: install the client programs of version ${postgres} or later ` +
      `(on Debian and Ubuntu the package postgresql-client-${postgres}), or set PG_DUMP to the path of the right pg_dump.`,
  );
}

export async function* dump(program: string, databaseUrl: string): AsyncGenerator<Uint8Array> {
  const { words, env } = reach(databaseUrl);
  // The whole file is compressed later.
  const child = spawn(program, ['--format=custom', '--compress=0', ...words], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const said = text(child.stderr);
  try {
    yield* child.stdout;
    await demandSuccess(program, ended, said);
  } finally {
    child.kill();
  }
}

/** All or nothing, with the end. Whoever restores owns everything; who may do what is in the dump. */
export function startFilling(program: string, databaseUrl: string) {
  const { words, env } = reach(databaseUrl);
  const options = ['--no-owner', '--no-comments', '--exit-on-error', '--single-transaction'];
  const child = spawn(program, [...options, ...words], { env, stdio: ['pipe', 'ignore', 'pipe'] });
  const ended = once(child, 'close') as Promise<[number | null]>;
  const said = text(child.stderr);
  // One that ended before it read all says why itself.
  child.stdin.on('error', () => undefined);
  return {
    async take(bytes: AsyncIterable<Uint8Array>): Promise<void> {
      for await (const piece of bytes) {
        if (!child.stdin.destroyed && !child.stdin.write(piece)) await room(child.stdin);
        if (child.stdin.destroyed) await demandSuccess(program, ended, said);
      }
    },
    end(): Promise<void> {
      child.stdin.end();
      return demandSuccess(program, ended, said);
    },
    kill: () => void child.kill(),
  };
}

/** Resolves when it takes more, or never will. */
function room(stdin: Writable): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stdin.off('drain', done).off('close', done);
      resolve();
    };
    stdin.on('drain', done).on('close', done);
  });
}

async function demandSuccess(program: string, ended: Promise<[number | null]>, said: Promise<string>): Promise<void> {
  const [[code], words] = await Promise.all([ended, said]);
  if (code !== 0) throw new StartRefused(`${program} fails:\n${words.trim()}`);
}

/** The words of the command line are for all to see, so the password is not among them. */
function reach(databaseUrl: string): { words: string[]; env: NodeJS.ProcessEnv } {
  const url = new URL(databaseUrl);
  const password = decodeURIComponent(url.password);
  url.password = '';
  return {
    words: ['--dbname', url.href],
    env: { ...process.env, ...(password === '' ? {} : { PGPASSWORD: password }) },
  };
}
