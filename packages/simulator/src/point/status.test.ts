// Which status a charging point shows.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type PointFacts, statusOf } from './status.ts';

const idle: PointFacts = {
  fault: undefined,
  isOperative: true,
  isReserved: false,
  isPlugged: false,
  isUsed: false,
  isAllowed: false,
  session: 'none',
};

test('a session takes a point from Available to Preparing, Charging, Finishing and back', () => {
  assert.equal(statusOf(idle), 'Available');
  assert.equal(statusOf({ ...idle, isPlugged: true }), 'Preparing');
  assert.equal(statusOf({ ...idle, isPlugged: true, session: 'flowing' }), 'Charging');
  assert.equal(statusOf({ ...idle, isPlugged: true, session: 'car-stopped' }), 'SuspendedEV');
  assert.equal(statusOf({ ...idle, isPlugged: true, session: 'paused' }), 'SuspendedEVSE');
  assert.equal(statusOf({ ...idle, isPlugged: true, isUsed: true }), 'Finishing');
});

test('a token that waits for its car makes the point Preparing', () => {
  assert.equal(statusOf({ ...idle, isAllowed: true, isReserved: true }), 'Preparing');
  assert.equal(statusOf({ ...idle, isReserved: true }), 'Reserved');
});

test('a fault is shown above all, and a point in use is unavailable only after its session', () => {
  assert.equal(statusOf({ ...idle, session: 'flowing', fault: 'GroundFailure' }), 'Faulted');
  assert.equal(statusOf({ ...idle, isOperative: false, session: 'flowing' }), 'Charging');
  assert.equal(statusOf({ ...idle, isOperative: false, isPlugged: true }), 'Unavailable');
});
