import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFrontDoor } from './front-door.ts';

test('a large file may come over a slow line for an hour; who never ends its headers is sent away within a minute (S-7, S-10)', async () => {
  const door = await openFrontDoor({ host: '127.0.0.1', port: 0 });
  const { requestTimeout, headersTimeout } = door.server;
  await door.close();
  assert.equal(requestTimeout, 3_600_000);
  assert.ok(headersTimeout > 0 && headersTimeout <= 60_000);
});
