import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ringParts, ringPath } from './donut-parts.ts';

test('parts share the ring by their counts, with gaps of two degrees', () => {
  const parts = ringParts([
    { key: 'charging', count: 1 },
    { key: 'suspended', count: 0 },
    { key: 'available', count: 3 },
  ]);
  assert.deepEqual(
    parts.map(({ key, startDegrees, endDegrees }) => [key, startDegrees, endDegrees]),
    [
      ['charging', 1, 90],
      ['available', 92, 359],
    ],
  );
});

test('a ring of one part has no gap and is still drawn', () => {
  const [whole] = ringParts([{ key: 'available', count: 5 }]);
  assert.ok(whole !== undefined);
  assert.equal(whole.endDegrees - whole.startDegrees, 360);
  const [from, to] = ringPath(whole, 60, 45).split(/[MAL]/).filter(Boolean);
  assert.notEqual(from, to?.split(' ').slice(-2).join(' '));
});
