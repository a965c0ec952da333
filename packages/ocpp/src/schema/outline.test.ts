import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v16 } from '../v16/table.ts';
import { v201 } from '../v201/table.ts';
import { v21 } from '../v21/table.ts';

test('an outline has what a request must have, and nothing of the wrong type', () => {
  for (const table of [v16, v201, v21]) {
    for (const action of table.toStation) {
      const { deviations, failure } = table.check(action, 'request', table.outline(action));
      assert.equal(failure, undefined, `${table.version} ${action}`);
      assert.ok(
        deviations.every(({ rule }) => rule === 'out-of-range'),
        `${table.version} ${action}`,
      );
    }
  }
});

test('an outline chooses the first of what may be chosen, and an action that is not known has none', () => {
  assert.deepEqual(v16.outline('Reset'), { type: 'Hard' });
  assert.deepEqual(v201.outline('ReserveNow'), {
    id: 0,
    expiryDateTime: '2026-01-01T00:00:00Z',
    idToken: { idToken: '', type: 'Central' },
  });
  assert.deepEqual(v21.outline('UpdateDynamicSchedule'), { chargingProfileId: 0, scheduleUpdate: {} });
  assert.deepEqual(v21.outline('toString'), {});
});
