import assert from 'node:assert/strict';
import { test } from 'node:test';
import { backupName, isDue, leftoversOf, newestMadeAt, surplusOf } from './nights.ts';

/** By the clock of the machine, wherever that stands. */
const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute);
const made = (day: number, hour: number, minute = 0) => backupName('nightly', at(day, hour, minute));

test('a nightly backup is due once a night, and made up for where the night was missed (R-9)', () => {
  assert.ok(isDue([], at(30, 14)), 'the first one');
  assert.ok(!isDue([made(29, 14)], at(29, 23)));
  assert.ok(!isDue([made(29, 14)], at(30, 2, 29)));
  assert.ok(isDue([made(29, 14)], at(30, 2, 30)));
  assert.ok(!isDue([made(28, 2, 31), made(30, 2, 31)], at(30, 3)));
  assert.ok(isDue([made(27, 2, 31)], at(30, 1)));
  assert.ok(isDue([backupName('by hand', at(30, 3))], at(30, 4)), 'one by hand is no nightly one');
});

test('the newest nightly backup is told by its name', () => {
  assert.deepEqual(newestMadeAt([made(28, 3), made(30, 3), backupName('demonstration', at(31, 1))]), at(30, 3));
  assert.equal(newestMadeAt(['holidays.tar.gz']), undefined);
});

test('the oldest nightly backups go, and nothing else that lies there', () => {
  const names = [made(28, 3), backupName('by hand', at(1, 1)), made(30, 3), 'holidays.tar.gz', made(29, 3)];
  assert.deepEqual(surplusOf(names, 2), [made(28, 3)]);
  assert.deepEqual(surplusOf([...names, `${made(1, 3)}.unfinished`], 3), []);
});

test('what killed nightly backups have left is known by its name, and no other is', () => {
  const left = `${made(28, 3)}.unfinished`;
  const byHand = `${backupName('by hand', at(28, 3))}.unfinished`;
  assert.deepEqual(leftoversOf([left, made(28, 3), byHand, 'holidays.tar.gz.unfinished']), [left]);
});
