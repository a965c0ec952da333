// How long a station is without us when the server is restarted, on a database that keeps running.
import { setTimeout as delay } from 'node:timers/promises';
import type { Target } from '../measure.ts';
import type { Stage } from '../stage.ts';
import { connectStation } from '../station.ts';
import { heartbeats } from '../traffic.ts';
import { password, slug } from '../world.ts';
import type { Result } from './throughput.ts';

const pauseMs = 20;
const patienceMs = 2_000;

export async function restart(stage: Stage): Promise<Result> {
  const elapsedMs = await stage.restart(isBack);
  const what = 'restart to the first answered station';
  return {
    rows: [],
    goals: [{ what, reached: elapsedMs, against: patienceMs, unit: 'ms', yardstick: '2 s', atMost: 1 }],
  };
}

async function isBack({ url }: Target): Promise<boolean> {
  const watcher = { onAnswer: () => undefined, onFailure: () => undefined };
  const station = { userName: 'BENCH1', password, script: heartbeats() };
  try {
    const connected = await connectStation(`${url.replace('http:', 'ws:')}/ocpp/${slug}`, station, watcher);
    connected.close();
    return true;
  } catch {
    await delay(pauseMs);
    return false;
  }
}
