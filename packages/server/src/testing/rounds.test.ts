import assert from 'node:assert/strict';
import { test } from 'node:test';
import { startRounds } from '../clock.ts';
import { createManualClock } from './manual-clock.ts';

test('a round that is asked for while one is under way, which may have looked too early, comes after it', async () => {
  const clock = createManualClock();
  const under: (() => void)[] = [];
  const rounds = startRounds({
    clock,
    everyMs: 1_000,
    onFault: (error) => assert.fail(String(error)),
    round: () => new Promise((resolve) => under.push(resolve)),
  });
  clock.advance(1_000);
  assert.equal(under.length, 1);
  const settled = rounds.settle();
  under[0]?.();
  while (under.length < 2) await new Promise(setImmediate);
  under[1]?.();
  await settled;
  await rounds.stop();
});

test('no round begins after the end, though it was asked for before', async () => {
  const clock = createManualClock();
  const under: (() => void)[] = [];
  const rounds = startRounds({
    clock,
    everyMs: 1_000,
    onFault: (error) => assert.fail(String(error)),
    round: () => new Promise((resolve) => under.push(resolve)),
  });
  clock.advance(1_000);
  const settled = rounds.settle();
  const stopped = rounds.stop();
  under[0]?.();
  await Promise.all([settled, stopped]);
  assert.deepEqual([under.length, clock.pendingTimers], [1, 0]);
});
