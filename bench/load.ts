// The load: a process of its own that is many stations, and reports what it measured to whoever started it.
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { createLatencies, type Percentiles } from './latencies.ts';
import { closedLoop, fixedRate, type Pace } from './pace.ts';
import { connectStation, type Station } from './station.ts';
import { heartbeats, meterings, sessions, traffics, type Script, type Traffic } from './traffic.ts';
import { sessions201 } from './traffic-201.ts';

export type Measured = Percentiles & {
  requests: number;
  seconds: number;
  failures: number;
  firstFailure: string | undefined;
};
export type LoadReport = { event: 'connected' } | { event: 'measuring' } | ({ event: 'measured' } & Measured);

const connectingAtOnce = 50;

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: '' },
    password: { type: 'string', default: '' },
    stations: { type: 'string', default: '100' },
    first: { type: 'string', default: '1' },
    traffic: { type: 'string', default: 'session' },
    rate: { type: 'string' },
    warmup: { type: 'string', default: '1' },
    seconds: { type: 'string', default: '5' },
  },
});

const traffic = traffics.find((one) => one === values.traffic) ?? 'session';
const latencies = createLatencies();
let failures = 0;
let firstFailure: string | undefined;
let isMeasuring = false;
let pace: Pace | undefined;

const report = (message: LoadReport) => process.send?.(message);

function scriptOf(traffic: Traffic, identifier: string): Script {
  const now = () => new Date();
  if (traffic === 'session') return sessions(`${identifier}-TAG`, now);
  if (traffic === 'session-2.0.1') return sessions201(`${identifier}-TAG`, now);
  return traffic === 'meter' ? meterings(`${identifier}-TAG`, now) : heartbeats();
}

function onAnswer(station: Station): void {
  const dueAt = pace?.onFree(station);
  if (isMeasuring && dueAt !== undefined) latencies.add(performance.now() - dueAt);
}

function onFailure(reason: string): void {
  failures += 1;
  firstFailure ??= reason;
}

async function connectAll(): Promise<Station[]> {
  const stations: Station[] = [];
  const identifiers = Array.from(
    { length: Number(values.stations) },
    (_, index) => `BENCH${Number(values.first) + index}`,
  );
  const connectSome = async () => {
    for (let userName = identifiers.shift(); userName !== undefined; userName = identifiers.shift()) {
      const script = scriptOf(traffic, userName);
      const watcher = { onAnswer, onFailure };
      stations.push(await connectStation(values.url, { userName, password: values.password, script }, watcher));
    }
  };
  await Promise.all(Array.from({ length: connectingAtOnce }, connectSome));
  return stations;
}

/** Talks, and measures after a time of warming up. */
async function measure(stations: readonly Station[]): Promise<Measured> {
  const now = () => performance.now();
  pace = values.rate === undefined ? closedLoop(now) : fixedRate(Number(values.rate), now);
  for (const station of stations) pace.onFree(station);
  await delay(Number(values.warmup) * 1000);
  isMeasuring = true;
  const began = now();
  report({ event: 'measuring' });
  await delay(Number(values.seconds) * 1000);
  isMeasuring = false;
  pace.stop();
  const seconds = (now() - began) / 1000;
  return { requests: latencies.count, seconds, ...latencies.percentiles(), failures, firstFailure };
}

const stations = await connectAll();
report({ event: 'connected' });
if (traffic !== 'idle') {
  report({ event: 'measured', ...(await measure(stations)) });
  // The last answers arrive before the sockets close, so that no session of the load is cut in two by its end.
  await delay(300);
}
if (traffic === 'idle') await new Promise((resolve) => process.once('disconnect', resolve));
for (const station of stations) station.close();
