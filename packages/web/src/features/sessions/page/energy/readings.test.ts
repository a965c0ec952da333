import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readable } from './readings.ts';

test('what a station sent stands one reading a line, and unreadable things as they came (E-13)', () => {
  assert.equal(
    readable('[{"value":"1 234,5","unit":"kWh"},{"value":7}]'),
    '{"value":"1 234,5","unit":"kWh"}\n{"value":7}',
  );
  assert.equal(readable('{"value":"7"}'), '{\n  "value": "7"\n}');
  assert.equal(readable('seven'), 'seven');
});
