import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pointStateOf, type PointState } from './point-state.ts';

const cases: [status: string | null, errorCode: string | null, state: PointState][] = [
  ['Available', 'NoError', 'available'],
  ['Available', null, 'available'],
  ['Preparing', 'NoError', 'preparing'],
  ['Charging', 'NoError', 'charging'],
  ['SuspendedEV', 'NoError', 'suspended'],
  ['SuspendedEVSE', 'NoError', 'suspended'],
  ['Finishing', 'NoError', 'finishing'],
  ['Reserved', 'NoError', 'reserved'],
  ['Occupied', null, 'occupied'],
  ['Unavailable', 'NoError', 'unavailable'],
  ['Faulted', 'NoError', 'issue'],
  ['Faulted', 'GroundFailure', 'issue'],
  ['Charging', 'HighTemperature', 'issue'],
  ['Unavailable', 'OtherError', 'issue'],
  ['Dancing', 'NoError', 'unknown'],
  [null, null, 'unknown'],
];

for (const [status, errorCode, state] of cases) {
  test(`a point that says ${status} and ${errorCode} is shown as ${state}`, () => {
    assert.equal(pointStateOf({ disabled: false, status, errorCode, hasIssue: false, chargingState: null }), state);
  });
  test(`a point that says ${status} and ${errorCode} is shown as disabled where an operator said so`, () => {
    assert.equal(
      pointStateOf({ disabled: true, status, errorCode, hasIssue: true, chargingState: 'Charging' }),
      'disabled',
    );
  });
}

test('while a session runs, the state of its charging says what the point does, unless the point is out of order', () => {
  const stateOf = (status: string, chargingState: string, errorCode: string | null = null) =>
    pointStateOf({ disabled: false, status, errorCode, hasIssue: false, chargingState });
  assert.equal(stateOf('Occupied', 'Charging'), 'charging');
  assert.equal(stateOf('Occupied', 'SuspendedEV'), 'suspended');
  assert.equal(stateOf('Occupied', 'EVConnected'), 'occupied');
  assert.equal(stateOf('Available', 'Charging'), 'charging');
  assert.equal(stateOf('Faulted', 'Charging'), 'issue');
  assert.equal(stateOf('Unavailable', 'SuspendedEVSE'), 'unavailable');
  assert.equal(stateOf('Occupied', 'Charging', 'GroundFailure'), 'issue');
});

test('a point with an issue that is not over is shown so, whatever it says itself', () => {
  const good = { status: 'Available', errorCode: 'NoError', chargingState: null };
  assert.equal(pointStateOf({ ...good, disabled: false, hasIssue: true }), 'issue');
});
