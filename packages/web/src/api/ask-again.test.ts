import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createAskingAgain, spread } from './ask-again.ts';

const isPassing = (error: unknown) => error === 'away';
const failed = (errorUpdatedAt: number, more: { error?: string; data?: undefined } = {}) => ({
  state: { status: 'error', data: 'old', error: 'away', errorUpdatedAt, ...more },
});

test('what could not be read again is asked for once more, later each time and once a minute at last', () => {
  const waits = createAskingAgain(isPassing, () => 0.5);
  const query = failed(1);
  const waited = Array.from({ length: 6 }, (_, round) => {
    query.state.errorUpdatedAt = round;
    return waits(query);
  });
  assert.deepEqual(waited, [5_000, 10_000, 20_000, 40_000, 60_000, 60_000]);
});

test('a failure has one wait however often it is looked at, and an answer makes the next one short', () => {
  const waits = createAskingAgain(isPassing);
  const query = failed(1);
  const first = waits(query);
  assert.equal(waits(query), first);
  query.state.errorUpdatedAt = 2;
  assert.ok(Number(waits(query)) >= 7_500);
  query.state.status = 'success';
  assert.equal(waits(query), false);
  Object.assign(query.state, { status: 'error', errorUpdatedAt: 3 });
  assert.ok(Number(waits(query)) <= 6_250);
});

test('what the server has decided is not asked for again, nor what was never there', () => {
  const waits = createAskingAgain(isPassing);
  assert.equal(waits(failed(1, { error: 'not allowed' })), false);
  assert.equal(waits(failed(1, { data: undefined })), false);
});

test('waits are spread by a quarter', () => {
  assert.deepEqual(
    [0, 0.5, 1].map((chance) => spread(1_000, () => chance)),
    [750, 1_000, 1_250],
  );
});
