import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mendingOf } from './mending.ts';

test('a station without quirks has nothing mended', () => {
  const mending = mendingOf({ limit_setting: { settingKey: 'Amps', settingUnit: 'A' } });
  const request = { timestamp: '2026-01-05T10:00:00Z' };
  assert.equal(mending.request(request), request);
  assert.equal(mending.call(request), request);
  assert.deepEqual([mending.milliseconds, mending.limits(['Most'], {})], [true, {}]);
});

test('local time marked as UTC is read in its zone, at any depth, summer and winter (F-11)', () => {
  const { request } = mendingOf({ local_time_as_z: { timeZone: 'Europe/Helsinki' } });
  const meterValue = [{ timestamp: '2026-07-05T10:00:00.250Z', sampledValue: [{ value: '10:00Z' }] }];
  assert.deepEqual(request({ timestamp: '2026-01-05T10:00:00Z', info: '2026-01-05T10:00:00Z', meterValue }), {
    timestamp: '2026-01-05T08:00:00.000Z',
    info: '2026-01-05T10:00:00Z',
    meterValue: [{ timestamp: '2026-07-05T07:00:00.250Z', sampledValue: [{ value: '10:00Z' }] }],
  });
});

test('times with another mark, and what is no time, stay as they are (F-11)', () => {
  const { request } = mendingOf({ local_time_as_z: { timeZone: 'Europe/Helsinki' } });
  for (const timestamp of ['2026-01-05T10:00:00+02:00', '2026-01-05T10:00:00', 'once upon a timeZ', 5, null]) {
    assert.deepEqual(request({ timestamp }), { timestamp });
  }
});

test('a station that reads no fractions of a second is sent none (F-11)', () => {
  const { call, milliseconds } = mendingOf({ no_milliseconds: {} });
  const said = {
    retrieveDate: '2026-01-05T10:00:00.250Z',
    list: [{ expiryDate: '2026-01-05T10:00:00Z' }],
    text: '1.5Z',
  };
  assert.deepEqual(call(said), { ...said, retrieveDate: '2026-01-05T10:00:00Z' });
  assert.equal(milliseconds, false);
});

test('a station that takes one setting in a call has that as its limit, whatever it says', () => {
  const { limits } = mendingOf({ one_setting_per_call: {} });
  assert.deepEqual(limits(['GetConfigurationMaxKeys'], { GetConfigurationMaxKeys: '50', Other: '7' }), {
    GetConfigurationMaxKeys: '1',
    Other: '7',
  });
});
