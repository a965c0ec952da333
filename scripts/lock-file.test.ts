import assert from 'node:assert/strict';
import { test } from 'node:test';
import { missingEntries, readLockFile } from './lock-file.ts';

test('the lock file names the packages of all platforms, so that npm ci takes it everywhere', () => {
  assert.deepEqual(Object.keys(missingEntries(readLockFile())), [], 'run: node scripts/lock-file.ts');
});
