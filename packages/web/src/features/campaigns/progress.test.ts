import assert from 'node:assert/strict';
import { test } from 'node:test';
import { progressOf } from './progress.ts';
import { endingOf } from './foreseen.ts';

const counts = {
  held: 5,
  waiting: 1,
  queued: 1,
  sent: 2,
  accepted: 10,
  rejected: 1,
  timed_out: 1,
  failed: 1,
  unknown: 1,
  cancelled: 3,
};

test('what is not sent can be cancelled, and whatever came to nothing has failed', () => {
  const progress = progressOf({ counts });
  assert.deepEqual(progress, { open: 9, accepted: 10, failed: 4, cancelled: 3, total: 26, unsent: 7 });
});

test('a soft reset ends only the sessions that later stations do not wait for', () => {
  const impact = { stations: 9, connected: 9, sessions: 5, waitedFor: 2 };
  assert.deepEqual(endingOf('softReset', impact), [
    { key: 'ends', count: 3 },
    { key: 'waits', count: 2 },
  ]);
  assert.deepEqual(endingOf('hardReset', impact), [{ key: 'ends', count: 5 }]);
  assert.deepEqual(endingOf('clearCache', impact), []);
});
