import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsOf } from './step-line.ts';

const shown = (from: string, to?: string) =>
  stepsOf(from, to, 'low').map(({ fromHour, toHour, isInside }) => `${fromHour}-${toHour}${isInside ? ' inside' : ''}`);

test('the line of a day steps where a window begins and ends, also over midnight', () => {
  assert.deepEqual(shown('01:00', '06:00'), ['0-1', '1-6 inside', '6-24']);
  assert.deepEqual(shown('22:30', '06:00'), ['0-6 inside', '6-22.5', '22.5-24 inside']);
  assert.deepEqual(shown('00:00', '00:00'), ['0-24 inside']);
  assert.deepEqual(shown('08:00'), ['0-8', '8-24 inside']);
});
