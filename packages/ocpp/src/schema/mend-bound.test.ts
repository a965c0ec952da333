import assert from 'node:assert/strict';
import { test } from 'node:test';
import { maxMendedValues } from '../limits.ts';
import { v16 } from '../v16/table.ts';

test('a payload with more wrong values than can be mended stays as it came, and its failure says so (S-7, T-1)', () => {
  const sampledValue = Array.from({ length: maxMendedValues }, () => 1);
  const payload = { connectorId: 1, meterValue: [{ timestamp: '2026-01-05T08:00:00Z', sampledValue }] };
  const checked = v16.check('MeterValues', 'request', payload);
  assert.equal(checked.payload, payload);
  assert.match(checked.failure?.description ?? '', /more than/);
  assert.equal(checked.deviations.length, 1);
});
