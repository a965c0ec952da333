import assert from 'node:assert/strict';
import { test } from 'node:test';
import { bodyOf, emptyValues, withMember, withoutMember } from './driver-group-form.ts';

const donald = { id: 1, firstName: 'Donald', lastName: 'Duck', email: 'd@duckburg.com', driverGroup: null };

test('who comes and who goes is sent, and turning back leaves nothing to send', () => {
  const coming = withMember(emptyValues(7), donald);
  const body = bodyOf({ ...emptyValues(7), name: ' Guests ', ...withoutMember(coming, 2) });
  assert.deepEqual([body.name, body.addDriverIds, body.removeDriverIds], ['Guests', [1], [2]]);
  assert.deepEqual(withoutMember(coming, 1), { added: [], removed: [] });
  assert.deepEqual(withMember({ added: [], removed: [1] }, donald), { added: [], removed: [] });
  assert.deepEqual(withMember(coming, donald), coming);
});
