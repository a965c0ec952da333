import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isErrorStatus } from './rules.ts';

const cases: [status: string | null, errorCode: string | null, isError: boolean][] = [
  ['Faulted', 'NoError', true],
  ['Faulted', null, true],
  ['Charging', 'HighTemperature', true],
  ['Available', 'NoError', false],
  ['Unavailable', null, false],
  [null, null, false],
];

for (const [status, errorCode, isError] of cases) {
  test(`a point that says ${status} and ${errorCode} ${isError ? 'reports an error' : 'is well'}`, () => {
    assert.equal(isErrorStatus({ status, errorCode }), isError);
  });
}
