import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HeardFrame } from '../../frames/record.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { createFrameLog } from './frame-log.ts';

const station = { organizationId: 1, stationId: 7 };

test('frames wait in their order until they are written, and no more of them than can be afforded', async () => {
  const written: HeardFrame[] = [];
  const log = createFrameLog(async (frames) => void written.push(...frames), createManualClock());
  for (let n = 0; n < 2_005; n += 1) log.hear(station, 'in', `[2,"${n}","Heartbeat",{}]`);
  await log.write();
  assert.deepEqual([written.length, written[1]?.text, log.lost], [2_000, '[2,"1","Heartbeat",{}]', 5]);
  log.hear(station, 'out', '[3,"1",{}]');
  await log.write();
  assert.deepEqual([written.length, written.at(-1)?.direction], [2_001, 'out']);
});

test('large frames use up what can be afforded before there are many of them', async () => {
  const written: HeardFrame[] = [];
  const log = createFrameLog(async (frames) => void written.push(...frames), createManualClock());
  for (let n = 0; n < 12; n += 1) log.hear(station, 'in', 'x'.repeat(100_000));
  await log.write();
  assert.deepEqual([written.length, log.lost], [10, 2]);
});

test('who writes while a write is under way waits for both, and frames keep their order', async () => {
  const written: string[] = [];
  const held = Promise.withResolvers<void>();
  const log = createFrameLog(async (frames) => {
    if (written.length === 0) await held.promise;
    written.push(...frames.map(({ text }) => text));
  }, createManualClock());
  for (let n = 0; n < 150; n += 1) log.hear(station, 'in', `${n}`);
  const first = log.write();
  log.hear(station, 'in', 'last');
  const second = log.write();
  held.resolve();
  await second;
  assert.deepEqual([written.length, written[149], written.at(-1)], [151, '149', 'last']);
  await first;
});

test('what the database does not take is lost, and counted', async () => {
  const log = createFrameLog(() => Promise.reject(new Error('away')), createManualClock());
  log.hear(station, 'in', 'x');
  await assert.rejects(log.write(), /away/);
  await log.write();
  assert.equal(log.lost, 1);
});
