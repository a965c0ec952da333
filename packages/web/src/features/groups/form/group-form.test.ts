import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, emptyValues, valuesOf, withoutStation, withStation, type FormStation } from './group-form.ts';

const station = (id: number): FormStation => ({
  id,
  name: `S${id}`,
  identifier: `EV${id}`,
  groupName: 'B',
  pointCount: 1,
});

test('what a group says of free charging is kept through the form', () => {
  for (const freeCharging of [null, true, false]) {
    const values = valuesOf({ name: ' Pine ', parentId: 3, freeCharging });
    assert.partialDeepStrictEqual(bodyOf(values), { name: 'Pine', parentId: 3, freeCharging });
  }
});

test('stations brought in and taken out are sent by their ids', () => {
  const values = { ...emptyValues, ...withoutStation(withStation(emptyValues, station(1)), 2) };
  assert.partialDeepStrictEqual(bodyOf(values), { addStationIds: [1], removeStationIds: [2] });
});

test('bringing in and taking out undo each other, and twice is once', () => {
  const one = withStation(emptyValues, station(1));
  assert.deepEqual(withStation(one, station(1)), one);
  assert.deepEqual(withoutStation(one, 1), { added: [], removed: [] });
  assert.deepEqual(withStation(withoutStation(emptyValues, 2), station(2)), { added: [], removed: [] });
});
