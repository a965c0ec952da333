import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chance, pastSessions } from './history.ts';

const now = new Date('2026-06-15T12:00:00Z');

function history(seed: number) {
  return pastSessions({ now, days: 30, powerW: [[11_000, 22_000], [50_000]], tokens: 5, random: chance(seed) });
}

test('the same seed gives the same past', () => {
  assert.deepEqual(history(1), history(1));
  assert.notDeepEqual(history(1), history(2));
});

test('past sessions never overlap on a charging point, and their registers follow each other', () => {
  const sessions = history(3);
  assert.ok(sessions.length > 60);
  for (const [station, evse] of [
    [0, 1],
    [0, 2],
    [1, 1],
  ]) {
    const own = sessions.filter((session) => session.station === station && session.evse === evse);
    for (const [index, session] of own.entries()) {
      const next = own[index + 1];
      assert.ok(session.endedAt > session.startedAt && session.endedAt < now);
      if (next === undefined) continue;
      assert.ok(next.startedAt >= session.endedAt);
      assert.equal(next.meterStartWh, session.meterStartWh + session.energyWh);
    }
  }
});

test('the samples of a past session end at its energy', () => {
  for (const session of history(4)) {
    assert.equal(session.samples.at(-1)?.registerWh, session.meterStartWh + session.energyWh);
  }
});
