import assert from 'node:assert/strict';
import { test } from 'node:test';
import { stepsOf } from './steps.ts';

const told = (...statuses: string[]) => stepsOf({ progress: statuses.map((status) => ({ status, at: '' })) });
const looks = (...statuses: string[]) => told(...statuses).map(({ look }) => look);

test('what goes on is open until the station says that it is done', () => {
  assert.deepEqual(looks('Downloading'), ['open']);
  assert.deepEqual(looks('Downloading', 'Downloaded', 'Installing'), ['reached', 'reached', 'open']);
  assert.deepEqual(looks('Uploading', 'Uploaded'), ['reached', 'reached']);
  assert.deepEqual(looks('Uploading', 'UploadFailure'), ['reached', 'failed']);
  assert.deepEqual(looks(), []);
});

test('of several tries the last one is shown', () => {
  const tries = told('Downloading', 'DownloadFailed', 'Downloading', 'Downloaded');
  assert.deepEqual(
    tries.map(({ status }) => status),
    ['Downloading', 'Downloaded'],
  );
});
