import assert from 'node:assert/strict';
import { test } from 'node:test';
import { exportAddress } from './api.ts';
import { prettyJson } from '../../ui/format/pretty-json.ts';
import { readRequest } from './request.ts';
import { parseOcppLogSearch } from './search.ts';

test('the address of the OCPP log says its filters, and nothing else', () => {
  const said = { direction: 'in', action: 'Heartbeat', errors: true, search: 'x', before: 7 };
  assert.deepEqual(parseOcppLogSearch(said), said);
  assert.deepEqual(parseOcppLogSearch({ direction: 'up', errors: 1, before: -1 }), {});
});

test('the file holds what the filters leave, from the latest on', () => {
  assert.equal(exportAddress(3, { action: 'Boot', before: 9 }), '/api/v1/stations/3/frames/export?action=Boot');
  assert.equal(exportAddress(3, {}), '/api/v1/stations/3/frames/export');
});

test('a frame is laid out for reading, and one that is no JSON stays as it came', () => {
  assert.equal(prettyJson('[2,"1"]'), '[\n  2,\n  "1"\n]');
  assert.equal(prettyJson('hello'), 'hello');
});

test('a request is a JSON object, and nothing else is sent', () => {
  assert.deepEqual(readRequest(' {"evseId": 1} '), { evseId: 1 });
  for (const wrong of ['', '{', '[]', 'null', '7', '"text"']) assert.equal(readRequest(wrong), undefined, wrong);
});
