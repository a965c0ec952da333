// Random and hostile frames: 100,000 in the suite, 10,000,000 with DEEP=1; FRAMES and SEED set both by hand.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v16 } from '../v16/table.ts';
import { v201 } from '../v201/table.ts';
import { v21 } from '../v21/table.ts';
import { fuzzFrames } from './fuzz-frames.ts';
import { rightCalls } from './right-calls.ts';

const seed = Number(process.env['SEED'] ?? 1);
const count = Number(process.env['FRAMES'] ?? (process.env['DEEP'] === '1' ? 10_000_000 : 100_000));

test(`hostile frames never cause an exception nor a wrong, missing or second answer, in order (F-3, F-4, F-5, F-6)`, async () => {
  const report = await fuzzFrames({ count, seed });
  assert.equal(report.frames, count);
  assert.ok(report.answers > count / 4, 'too few frames were answered to show anything');
  assert.ok(report.delivered > count / 4 && report.ownCalls > count / 100 && report.deviations > count / 100);
});

test('the same seed makes the same frames', async () => {
  assert.deepEqual(await fuzzFrames({ count: 2000, seed: 7 }), await fuzzFrames({ count: 2000, seed: 7 }));
});

test('the calls that the hostile frames are made of keep to the standard', () => {
  for (const table of [v16, v201, v21]) {
    for (const [action, payload] of rightCalls[table.version]) table.checkOutgoing(action, 'request', payload);
  }
});
