// How a meter's reading becomes sampled values.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { meterValue, type Reading } from './readings.ts';

const about = { timestamp: '2026-01-05T08:00:00.000Z', context: 'Sample.Periodic' } as const;
const reading: Reading = { registerWh: 1_234_567, powerW: 10_350, percent: 41.6, phases: 3 };

test('the register is told in whole watt-hours and power in watts', () => {
  const { sampledValue } = meterValue(reading, ['Energy.Active.Import.Register', 'Power.Active.Import'], about);
  assert.deepEqual(sampledValue, [
    { value: '1234567', unit: 'Wh', measurand: 'Energy.Active.Import.Register', context: 'Sample.Periodic' },
    { value: '10350', unit: 'W', measurand: 'Power.Active.Import', context: 'Sample.Periodic' },
  ]);
});

test('current and voltage are told per phase, and once for direct current', () => {
  const wanted = ['Current.Import', 'Voltage'];
  const threePhase = meterValue(reading, wanted, about).sampledValue;
  assert.deepEqual(
    threePhase.map(({ phase, value }) => [phase, value]),
    [
      ['L1', '15.0'],
      ['L2', '15.0'],
      ['L3', '15.0'],
      ['L1-N', '230.0'],
      ['L2-N', '230.0'],
      ['L3-N', '230.0'],
    ],
  );
  const direct = meterValue({ ...reading, phases: 0 }, wanted, about).sampledValue;
  assert.deepEqual(
    direct.map(({ phase, value }) => [phase, value]),
    [
      [undefined, '25.9'],
      [undefined, '400.0'],
    ],
  );
});

test('what the station cannot measure is left out', () => {
  assert.deepEqual(meterValue({ ...reading, percent: undefined }, ['SoC', 'Temperature'], about).sampledValue, []);
});
