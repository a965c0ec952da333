// Sets up what is measured: a PostgreSQL that keeps its word, our server on it, and the bare server beside it.
import type { Client } from 'pg';
import { makeOwnedDatabase, prepareSchema } from '../packages/server/src/db/prepare.ts';
import { startTestCluster } from '../packages/server/src/testing/cluster.ts';
import { parentOf, startServer } from './children.ts';
import type { Target } from './measure.ts';
import { connectTo, makeWorld, secretKey } from './world.ts';

export type Stage = {
  /** As the cluster's superuser, for yardsticks and for looking. */
  admin: Client;
  adminUrl: string;
  /** As the owner of the tables, who only migrates. */
  ownerUrl: string;
  /** The servers as they are now: a restart gives them other processes. */
  ours(): Target;
  bare(): Target;
  /** Ends our server and starts it again on the same port; `isBack` is asked from then on. */
  restart(isBack: (target: Target) => Promise<boolean>): Promise<number>;
  /** Both servers anew, as if never spoken to. */
  refresh(): Promise<void>;
  close(): Promise<void>;
};

const noPort = '0';
const silently = () => undefined;

export async function setStage(options: { stationCount: number; nodeFlags: readonly string[] }): Promise<Stage> {
  const cluster = await startTestCluster({ durability: 'safe' });
  const stops: (() => Promise<unknown>)[] = [() => cluster.stop()];
  const close = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    return await build(cluster.adminUrl, options, { stops, close });
  } catch (error) {
    await close();
    throw error;
  }
}

async function build(
  adminUrl: string,
  { stationCount, nodeFlags }: { stationCount: number; nodeFlags: readonly string[] },
  { stops, close }: { stops: (() => Promise<unknown>)[]; close(): Promise<void> },
): Promise<Stage> {
  const ownerUrl = await makeOwnedDatabase(adminUrl, 'bench');
  await prepareSchema(ownerUrl, true, silently);
  const admin = await connectTo(adminUrl, 'bench');
  stops.push(() => admin.end());
  await makeWorld(admin, stationCount);
  const postgresPid = await postmasterOf(admin);
  const startOurs = (port: string) =>
    startServer('../packages/server/src/main.ts', settingsOfServer(ownerUrl, port), nodeFlags);
  const startBare = () => startServer('./bare.ts', {});
  let [ours, bare] = [await startOurs(noPort), await startBare()];
  stops.push(
    () => ours.stop(),
    () => bare.stop(),
  );
  const targets = {
    ours: (): Target => ({ name: 'ours', url: ours.url, pid: ours.pid, postgresPid }),
    bare: (): Target => ({ name: 'bare', url: bare.url, pid: bare.pid }),
  };
  return {
    admin,
    adminUrl,
    ownerUrl,
    ...targets,
    async restart(isBack) {
      const target = targets.ours();
      await ours.stop();
      const began = performance.now();
      const starting = startOurs(new URL(target.url).port);
      while (!(await isBack(target)));
      const elapsedMs = performance.now() - began;
      ours = await starting;
      return elapsedMs;
    },
    async refresh() {
      await Promise.all([ours.stop(), bare.stop()]);
      [ours, bare] = [await startOurs(noPort), await startBare()];
    },
    close,
  };
}

/** What all servers of ours have in common. */
export function settingsOfServer(ownerUrl: string, port: string): NodeJS.ProcessEnv {
  const fixed = { HOST: '127.0.0.1', SECRET_KEY: secretKey, LOG_LEVEL: 'warn', NODE_ENV: 'production' };
  return { ...fixed, DATABASE_URL: ownerUrl, PORT: port };
}

async function postmasterOf(client: Client): Promise<number> {
  const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
  return parentOf(rows[0]?.pid ?? 0);
}
