import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curvePoints } from './curve-points.ts';

test('the curve of a running session ends now, at the power of now', () => {
  const nowMs = Date.parse('2026-10-22T11:32:30Z');
  const samples = [
    { at: '2026-10-22T11:31:00Z', registerWh: 10, powerW: 7000 },
    { at: '2026-10-22T11:32:00Z', registerWh: 20, powerW: null },
  ];
  assert.deepEqual(curvePoints(samples, { powerW: 7400, endedAt: null }, nowMs).at(-1), { atMs: nowMs, powerW: 7400 });
  assert.equal(curvePoints(samples, { powerW: null, endedAt: '2026-10-22T11:32:00Z' }, nowMs).length, 1);
});
