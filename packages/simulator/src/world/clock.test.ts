// How the clocks of simulated stations behave.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { acceleratedClock, manualClock } from './clock.ts';

test('a manual clock runs what falls due in the order of time, each at its own moment', () => {
  const clock = manualClock(1_000);
  const seen: string[] = [];
  clock.startTimer(300, () => seen.push(`late ${clock.now()}`));
  clock.startTimer(100, () => {
    seen.push(`first ${clock.now()}`);
    clock.startTimer(100, () => seen.push(`second ${clock.now()}`));
  });
  clock.advance(299);
  assert.deepEqual(seen, ['first 1100', 'second 1200']);
  clock.advance(1);
  assert.deepEqual(seen, ['first 1100', 'second 1200', 'late 1300']);
  assert.equal(clock.waitingTimers, 0);
});

test('timers of one moment run in the order in which they were started', () => {
  const clock = manualClock();
  const seen: number[] = [];
  for (const number of [1, 2, 3]) clock.startTimer(50, () => seen.push(number));
  clock.advance(50);
  assert.deepEqual(seen, [1, 2, 3]);
});

test('a cancelled timer does not run', () => {
  const clock = manualClock();
  const cancel = clock.startTimer(10, () => assert.fail('ran'));
  cancel();
  clock.advance(100);
});

test('an accelerated clock starts where it is told and tells whole milliseconds', () => {
  const clock = acceleratedClock(60, 5_000);
  const now = clock.now();
  assert.ok(now >= 5_000);
  assert.ok(Number.isInteger(now));
});
