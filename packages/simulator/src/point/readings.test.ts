// How a meter's reading becomes measured values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { measured, type Reading } from './readings.ts';

const reading: Reading = { registerWh: 1_234_567, powerW: 10_350, percent: 41.6, phases: 3 };

test('the register is told in whole watt-hours and power in watts', () => {
  assert.deepEqual(measured(reading, ['Energy.Active.Import.Register', 'Power.Active.Import']), [
    { value: '1234567', unit: 'Wh', measurand: 'Energy.Active.Import.Register' },
    { value: '10350', unit: 'W', measurand: 'Power.Active.Import' },
  ]);
});

test('current and voltage are told per phase, and once for direct current', () => {
  const wanted = ['Current.Import', 'Voltage'];
  assert.deepEqual(
    measured(reading, wanted).map(({ phase, value }) => [phase, value]),
    [
      ['L1', '15.0'],
      ['L2', '15.0'],
      ['L3', '15.0'],
      ['L1-N', '230.0'],
      ['L2-N', '230.0'],
      ['L3-N', '230.0'],
    ],
  );
  assert.deepEqual(
    measured({ ...reading, phases: 0 }, wanted).map(({ phase, value }) => [phase, value]),
    [
      [undefined, '25.9'],
      [undefined, '400.0'],
    ],
  );
});

test('what the station cannot measure is left out', () => {
  assert.deepEqual(measured({ ...reading, percent: undefined }, ['SoC', 'Temperature']), []);
});
