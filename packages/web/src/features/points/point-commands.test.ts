import assert from 'node:assert/strict';
import { test } from 'node:test';
import { curvePoints } from './curve-points.ts';
import { questionFor } from './point-commands.ts';

test('what would end a charging session is asked first', () => {
  assert.equal(questionFor({ intent: 'stopCharging', arguments: { sessionId: 1 } }, true)?.kind, 'stop');
  assert.equal(questionFor({ intent: 'releaseCable', evse: 1 }, true)?.kind, 'release');
  assert.equal(questionFor({ intent: 'reset', arguments: { kind: 'hard' } }, false)?.kind, 'hardReset');
});

test('what interrupts nothing is sent at once', () => {
  assert.equal(questionFor({ intent: 'releaseCable', evse: 1 }, false), null);
  assert.equal(questionFor({ intent: 'clearCache' }, true), null);
});

test('the curve of a running session ends now, at the power of now', () => {
  const nowMs = Date.parse('2026-10-22T11:32:30Z');
  const samples = [
    { at: '2026-10-22T11:31:00Z', registerWh: 10, powerW: 7000 },
    { at: '2026-10-22T11:32:00Z', registerWh: 20, powerW: null },
  ];
  assert.deepEqual(curvePoints(samples, { powerW: 7400, endedAt: null }, nowMs).at(-1), { atMs: nowMs, powerW: 7400 });
  assert.equal(curvePoints(samples, { powerW: null, endedAt: '2026-10-22T11:32:00Z' }, nowMs).length, 1);
});
