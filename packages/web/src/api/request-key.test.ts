import assert from 'node:assert/strict';
import { test } from 'node:test';
import { newRequestKey } from './request-key.ts';

test('a request key is a version 4 UUID, made without a secure context', () => {
  const key = newRequestKey((bytes) => bytes.fill(0xff));
  assert.equal(key, 'ffffffff-ffff-4fff-bfff-ffffffffffff');
  assert.match(newRequestKey(), /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
});
