// What a message costs where three nodes share the stations, against one node that has them all: the same traffic at the same rate.
import { makeOwnedDatabase, prepareSchema } from '../../packages/server/src/db/prepare.ts';
import { startTestNats } from '../../packages/server/src/testing/nodes/nats-server.ts';
import { startServer, type Child } from '../children.ts';
import { measure, type Run, type Wanted } from '../measure.ts';
import type { Options } from '../options.ts';
import { settingsOfServer, type Stage } from '../stage.ts';
import { connectTo, makeWorld } from '../world.ts';
import type { Result } from './throughput.ts';

const nodeCount = 3;
const usualStations = 999;
const goal = 1.15;

export async function nodes(stage: Stage, options: Options): Promise<Result> {
  const ownerUrl = await makeOwnedDatabase(stage.adminUrl, 'bench_nodes');
  await prepareSchema(ownerUrl, true, () => undefined);
  const stations = options.stations?.[0] ?? usualStations;
  const admin = await connectTo(stage.adminUrl, 'bench_nodes');
  try {
    await makeWorld(admin, stations);
  } finally {
    await admin.end();
  }
  const nats = await startTestNats();
  const start = (count: number): Promise<Child[]> =>
    Promise.all(Array.from({ length: count }, () => startNode(ownerUrl, count > 1 ? nats.url : '')));
  const runs: Record<'one' | 'three', Run[]> = { one: [], three: [] };
  try {
    for (let round = 0; round < options.rounds; round += 1) {
      for (const [name, count] of [
        ['one', 1],
        ['three', nodeCount],
      ] as const) {
        const servers = await start(count);
        try {
          runs[name].push(await measureAll(servers, { ...options, stations, postgresPid: stage.ours().postgresPid }));
        } finally {
          await Promise.all(servers.map((server) => server.stop()));
        }
      }
    }
  } finally {
    await nats.stop();
  }
  return told(runs, stations);
}

function startNode(ownerUrl: string, natsUrl: string): Promise<Child> {
  const env = { ...settingsOfServer(ownerUrl, '0'), NATS_URL: natsUrl };
  return startServer('../packages/server/src/main.ts', env);
}

type Asked = Pick<Options, 'rate' | 'warmup' | 'seconds'> & { stations: number; postgresPid: number | undefined };

/** The stations and the rate are split evenly; what each load measured is put together. */
async function measureAll(servers: readonly Child[], { postgresPid, ...asked }: Asked): Promise<Run> {
  const share = Math.floor(asked.stations / servers.length);
  const { warmup, seconds } = asked;
  const rate = asked.rate && asked.rate / servers.length;
  const measured = servers.map(({ url, pid }, nth) => {
    const wanted: Wanted = { traffic: 'session', stations: share, first: 1 + nth * share, rate, warmup, seconds };
    return measure({ name: 'ours', url, pid, ...(postgresPid !== undefined && { postgresPid }) }, wanted);
  });
  return together(await Promise.all(measured));
}

function together(runs: readonly Run[]): Run {
  const [first] = runs;
  if (first === undefined) throw new Error('Nothing was measured.');
  const sum = (of: (run: Run) => number) => runs.reduce((total, run) => total + of(run), 0);
  const requests = sum((run) => run.requests);
  const perThousand = (name: keyof Run['cost']) => sum((run) => run.cost[name] * run.requests) / requests;
  const most = (of: (run: Run) => number) => Math.max(...runs.map(of));
  return {
    ...first,
    requests,
    perSecond: sum((run) => run.perSecond),
    p50Ms: most((run) => run.p50Ms),
    p95Ms: most((run) => run.p95Ms),
    p99Ms: most((run) => run.p99Ms),
    failures: sum((run) => run.failures),
    firstFailure: runs.find((run) => run.failures > 0)?.firstFailure,
    // Every load saw the one PostgreSQL work for all of them.
    cost: {
      server: perThousand('server'),
      postgres: perThousand('postgres') / runs.length,
      load: perThousand('load'),
    },
  };
}

function told(runs: Record<'one' | 'three', readonly Run[]>, stations: number): Result {
  const [one, three] = [cheapest(runs.one), cheapest(runs.three)];
  const row = (server: string, run: Run) => ({ server, traffic: 'session', stations, run });
  const what = (of: string) => `CPU per 1,000 messages over three nodes, ${of}`;
  const against = { unit: 'ms', yardstick: 'one node', atMost: goal };
  const all = ({ cost }: Run) => (cost.server + cost.postgres) * 1000;
  return {
    rows: [row('one node', one), row('three nodes', three)],
    goals: [
      { what: what('the servers'), reached: three.cost.server * 1000, against: one.cost.server * 1000, ...against },
      { what: what('with PostgreSQL'), reached: all(three), against: all(one), ...against },
    ],
  };
}

/** Whatever else the machine does makes a run dearer, never cheaper. */
function cheapest(runs: readonly Run[]): Run {
  const [least] = runs.toSorted((a, b) => a.cost.server - b.cost.server);
  if (least === undefined) throw new Error('Nothing was measured.');
  return least;
}
