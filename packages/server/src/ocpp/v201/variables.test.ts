import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { settingKey, variableOf, type Variable } from './variables.ts';

test('a variable of a component is one text', () => {
  const keys: [Variable, string][] = [
    [
      { component: { name: 'OCPPCommCtrlr' }, variable: { name: 'HeartbeatInterval' } },
      'OCPPCommCtrlr.HeartbeatInterval',
    ],
    [
      { component: { name: 'DeviceDataCtrlr' }, variable: { name: 'ItemsPerMessage', instance: 'GetVariables' } },
      'DeviceDataCtrlr.ItemsPerMessage[GetVariables]',
    ],
    [
      { component: { name: 'Connector', evse: { id: 1, connectorId: 2 } }, variable: { name: 'Type' } },
      'Connector@1:2.Type',
    ],
    [
      { component: { name: 'Fan', instance: 'left', evse: { id: 3 } }, variable: { name: 'Speed' } },
      'Fan[left]@3.Speed',
    ],
  ];
  for (const [variable, key] of keys) {
    assert.equal(settingKey(variable.component, variable.variable), key);
    assert.deepEqual(variableOf(key), variable);
  }
});

test('what names no component or no variable is none', () => {
  for (const key of ['', 'HeartbeatInterval', '.B', 'A.', 'A..B', 'A@x.B', 'A[.B', 'A.B.C']) {
    assert.equal(variableOf(key), undefined, key);
  }
  assert.equal(settingKey({}, { name: 'B' }), undefined);
  assert.equal(settingKey({ name: 'A' }, undefined), undefined);
});

test('any names come back as they were, whatever is in them', () => {
  const name = fc
    .string({ minLength: 1, maxLength: 50 })
    .filter((text) => text.trim() === text && !text.includes('\0'));
  const named = fc.record({ name, instance: name }, { requiredKeys: ['name'], noNullPrototype: true });
  const id = fc.nat(9999);
  const evse = fc.record({ id, connectorId: id }, { requiredKeys: ['id'], noNullPrototype: true });
  const component = fc.oneof(named, fc.record({ name, evse }, { noNullPrototype: true }));
  fc.assert(
    fc.property(component, named, (component, variable) => {
      const key = settingKey(component, variable);
      assert.ok(key !== undefined);
      assert.deepEqual(variableOf(key), { component, variable });
    }),
    { seed: Number(process.env['SEED'] ?? 1) },
  );
});
