// What a connected station that says nothing costs in memory.
import { setTimeout as delay } from 'node:timers/promises';
import { residentBytesOf } from '../children.ts';
import { whileIdle, type Target } from '../measure.ts';
import type { Stage } from '../stage.ts';
import type { Result } from './throughput.ts';

/** The first ones pay for what all share: compiled code, pools, buffers. */
const acquainted = 200;
const counted = 1_000;
const settleMs = 1_500;

export async function idleMemory(stage: Stage): Promise<Result> {
  await stage.refresh();
  const against = await kibibytesPerStation(stage.bare());
  const reached = await kibibytesPerStation(stage.ours());
  const what = `memory per idle station, beyond the first ${acquainted}`;
  return { rows: [], goals: [{ what, reached, against, unit: 'KiB', yardstick: 'bare server', atMost: 2 }] };
}

async function kibibytesPerStation(target: Target): Promise<number> {
  const settled = async () => {
    await delay(settleMs);
    return residentBytesOf(target.pid);
  };
  return whileIdle(target, { first: 1, stations: acquainted }, async () => {
    const before = await settled();
    const after = await whileIdle(target, { first: acquainted + 1, stations: counted }, settled);
    return (after - before) / counted / 1024;
  });
}
