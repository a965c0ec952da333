// One measured run: the load against one server, and what each process used of the machine while it was measured.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { cpuSecondsOf, familyOf } from './children.ts';
import type { LoadReport, Measured } from './load.ts';
import type { Traffic } from './traffic.ts';
import { password, slug } from './world.ts';

/** A server under load; `postgresPid` where it has a PostgreSQL behind it. */
export type Target = { name: 'ours' | 'bare'; url: string; pid: number; postgresPid?: number };

export type Wanted = {
  traffic: Traffic;
  stations: number;
  first?: number;
  rate?: number;
  warmup: number;
  seconds: number;
};

/** CPU seconds of each process in a thousand requests. */
export type Cost = { server: number; postgres: number; load: number };
export type Run = Measured & { perSecond: number; cost: Cost };

export async function measure(target: Target, wanted: Wanted): Promise<Run> {
  const load = startLoad(target, wanted);
  let before: Cost | undefined;
  for await (const report of reportsOf(load)) {
    if (report.event === 'measuring') before = await used(target, load.pid ?? 0);
    if (report.event !== 'measured') continue;
    const after = await used(target, load.pid ?? 0);
    if (load.exitCode === null) await once(load, 'exit');
    if (before === undefined) break;
    return { ...report, perSecond: report.requests / report.seconds, cost: costOf(before, after, report.requests) };
  }
  throw new Error('The load ended without having measured.');
}

/** Connects that many idle stations and holds them until `use` is done. */
export async function whileIdle<T>(
  target: Target,
  { first, stations }: { first: number; stations: number },
  use: () => Promise<T>,
) {
  const load = startLoad(target, { traffic: 'idle', stations, first, warmup: 0, seconds: 0 });
  try {
    for await (const report of reportsOf(load)) if (report.event === 'connected') return await use();
  } finally {
    load.disconnect();
    if (load.exitCode === null) await once(load, 'exit');
  }
  throw new Error('The idle stations did not connect.');
}

function startLoad(target: Target, { traffic, stations, first = 1, rate, warmup, seconds }: Wanted) {
  const url = `${target.url.replace('http:', 'ws:')}/ocpp/${slug}`;
  const settings = {
    url,
    password,
    traffic,
    stations,
    first,
    warmup,
    seconds,
    ...(rate === undefined ? {} : { rate }),
  };
  const args = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  return fork(fileURLToPath(new URL('./load.ts', import.meta.url)), args);
}

async function* reportsOf(load: ReturnType<typeof fork>): AsyncGenerator<LoadReport> {
  const arrived: LoadReport[] = [];
  let wake = Promise.withResolvers<void>();
  let isOver = false;
  load.on('message', (message) => {
    arrived.push(message as LoadReport);
    wake.resolve();
  });
  load.on('exit', () => {
    isOver = true;
    wake.resolve();
  });
  while (!isOver || arrived.length > 0) {
    for (let report = arrived.shift(); report !== undefined; report = arrived.shift()) yield report;
    if (!isOver) await wake.promise;
    wake = Promise.withResolvers<void>();
  }
}

async function used({ pid, postgresPid }: Target, loadPid: number): Promise<Cost> {
  return {
    server: await cpuSecondsOf(pid),
    postgres: postgresPid === undefined ? 0 : await cpuSecondsOf(...(await familyOf(postgresPid))),
    load: await cpuSecondsOf(loadPid),
  };
}

function costOf(before: Cost, after: Cost, requests: number): Cost {
  const perThousand = (name: keyof Cost) => ((after[name] - before[name]) * 1000) / Math.max(1, requests);
  return { server: perThousand('server'), postgres: perThousand('postgres'), load: perThousand('load') };
}
