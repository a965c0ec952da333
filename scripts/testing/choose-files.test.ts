import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseFiles } from './choose-files.ts';

const paths = [
  'e2e/browser/watch.browser.test.ts',
  'e2e/stations/limits.browser.test.ts',
  'e2e/stations/stations.browser.test.ts',
  'packages/server/src/limits/limits.module.test.ts',
];

test('without words all files are meant', () => {
  assert.deepEqual(chooseFiles(paths, []), paths);
});

test('a part of a path means every file that has it', () => {
  assert.deepEqual(chooseFiles(paths, ['limits']), [paths[1], paths[3]]);
  assert.deepEqual(chooseFiles(paths, ['e2e/stations']), [paths[1], paths[2]]);
});

test('folders between two steps may be left out, but not change places', () => {
  assert.deepEqual(chooseFiles(paths, ['e2e/limits']), [paths[1]]);
  assert.deepEqual(chooseFiles(paths, ['limits/e2e']), []);
  assert.deepEqual(chooseFiles(paths, ['e2e/stations/limits']), [paths[1]]);
});

test('several words mean the files of each, once', () => {
  assert.deepEqual(chooseFiles(paths, ['watch', 'e2e/watch', 'e2e/limits']), [paths[0], paths[1]]);
});
