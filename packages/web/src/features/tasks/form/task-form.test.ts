import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ampsFault, bodyOf, emptyValues, faultsOf, previewOf, timeFrom, type TaskValues } from './task-form.ts';

const station = { kind: 'station', id: 7, name: 'Entry', identifier: 'EV7' } as const;
const night: TaskValues = {
  ...emptyValues(1),
  name: ' Night ',
  target: station,
  isWindow: true,
  from: '01:00',
  to: '06:00',
  limitAmps: 6,
};

test('a time is understood as it is typed', () => {
  const typed = ['6', '630', '06:30', ' 6.30 ', '2359', '1.30 pm', '12 AM', '12:15 p.m.', '11pm'];
  const times = ['06:00', '06:30', '06:30', '06:30', '23:59', '13:30', '00:00', '12:15', '23:00'];
  assert.deepEqual(typed.map(timeFrom), times);
});

test('what is no time stays as it was typed', () => {
  const typed = ['24:00', '13 pm', '6:75', '1:30 pmx', 'noon', ''];
  assert.deepEqual(typed.map(timeFrom), typed);
});

test('a limit is none, or a whole number of amperes, and never what is near to what was typed', () => {
  const typed = [null, 0, 1000, '', 6.5, -3, 1001, Number.NaN] as const;
  const faults = [undefined, undefined, undefined, 'ampsMissing', 'ampsWrong', 'ampsWrong', 'ampsWrong', 'ampsWrong'];
  assert.deepEqual(typed.map(ampsFault), faults);
  assert.deepEqual(faultsOf({ ...night, limitAmps: 6.5 }), { limitAmps: 'ampsWrong' });
});

test('a window is sent whole, and lifts its limit afterwards unless it says otherwise', () => {
  const { active: _active, clock: _clock, ...body } = bodyOf(night);
  const schedule = { every: 'daily', from: '01:00', to: '06:00' };
  const sent = { name: 'Night', type: 'max_current', homeGroupId: 1, stationId: 7, limitAmps: 6, limitAmpsAfter: null };
  assert.deepEqual(body, { ...sent, schedule });
});

test('of what was typed for other types and schedules nothing is sent', () => {
  const driver = { kind: 'driver', id: 3, name: 'Duck', identifier: null } as const;
  const week: TaskValues = {
    ...night,
    type: 'driver',
    target: driver,
    every: 'weekly',
    weekdays: [5, 1],
    turnsOn: false,
  };
  const body = bodyOf({ ...week, isWindow: false });
  assert.deepEqual(
    [body.driverId, body.stationId, body.limitAmps, body.turnsOn, body.schedule],
    [3, undefined, undefined, false, { every: 'weekly', weekdays: [1, 5], from: '01:00' }],
  );
});

test('what is missing is said at its field', () => {
  assert.deepEqual(faultsOf(night), {});
  assert.deepEqual(faultsOf(emptyValues(1)), {
    name: 'nameMissing',
    target: 'targetMissing',
    from: 'timeMissing',
    limitAmps: 'ampsMissing',
  });
  assert.deepEqual(faultsOf({ ...night, liftsAfter: false, limitAmpsAfter: 6 }), { limitAmpsAfter: 'sameAmps' });
  assert.deepEqual(faultsOf({ ...night, to: '01:00' }), { to: 'endless' });
});

test('the server is asked about a schedule once it is one', () => {
  assert.equal(previewOf({ ...night, to: '6' }, undefined), undefined);
  const schedule = { every: 'daily', from: '01:00', to: '06:00', clock: 'organization' };
  assert.deepEqual(previewOf(night, 4), { ...schedule, stationId: 7, taskId: 4 });
});
