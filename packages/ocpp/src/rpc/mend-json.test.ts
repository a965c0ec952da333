// Repairing stations' JSON: only gaps are closed, and what was right stays as it was.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { mendJson } from './mend-json.ts';

test('empty elements disappear', () => {
  assert.equal(mendJson('[,1,,2,]'), '[1,2]');
  assert.equal(mendJson('{ , "a" : 1 , }'), '{"a":1}');
  assert.equal(mendJson('[ { } , , [ ] ]'), '[{},[]]');
});

test('missing values become null', () => {
  assert.equal(mendJson('{"a": ,"b":}'), '{"a":null,"b":null}');
});

test('text within strings is left alone', () => {
  assert.equal(mendJson('["a,,b\\",]","\\\\",]'), '["a,,b\\",]","\\\\"]');
});

test('an unfinished text stays unfinished', () => {
  for (const text of ['[1', '["a', '["a\\', '{"a":', ',']) assert.throws(() => JSON.parse(mendJson(text)));
});

test('right JSON means the same afterwards', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      assert.deepEqual(JSON.parse(mendJson(text)), JSON.parse(text));
    }),
  );
});
