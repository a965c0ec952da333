import assert from 'node:assert/strict';
import { test } from 'node:test';
import { seenAt } from '../../../testing/seen.ts';
import { readSampledValues } from './sampled-values.ts';

const power = 'Power.Active.Import';
const register = 'Energy.Active.Import.Register';

function meter(...values: unknown[]) {
  const seen = seenAt();
  return { ...readSampledValues(values, seen), noted: seen.noted };
}

test('a value without measurand and unit is the register in Wh (E-13)', () => {
  assert.deepEqual(meter({ value: '1500' }), { registerWh: 1500, intervalWh: null, powerW: null, noted: [] });
});

test('k means 1000, for energy and for power (E-13)', () => {
  const { registerWh, powerW } = meter(
    { value: '12.345', unit: 'kWh' },
    { value: '7,4', measurand: power, unit: 'kW' },
  );
  assert.deepEqual({ registerWh, powerW }, { registerWh: 12_345, powerW: 7400 });
});

test('power without a unit is in W', () => {
  assert.equal(meter({ value: '7400', measurand: power }).powerW, 7400);
});

test('Wh and kWh may be mixed: the unit belongs to the sample', () => {
  const seen = seenAt();
  assert.equal(readSampledValues([{ value: '1.5', unit: 'kWh' }], seen).registerWh, 1500);
  assert.equal(readSampledValues([{ value: '1501', unit: 'Wh' }], seen).registerWh, 1501);
});

test('phases are summed where no total exists and there are at least two (E-13)', () => {
  const phases = ['L1', 'L2', 'L3'].map((phase, index) => ({ value: String(100 * (index + 1)), phase }));
  assert.equal(meter(...phases).registerWh, 600);
  assert.equal(meter(...phases, { value: '605' }).registerWh, 605);
  assert.equal(
    meter({ value: '7000', phase: 'L1-N', measurand: power }, { value: '3', phase: 'L2-N', measurand: power }).powerW,
    7003,
  );
});

test('a lone L1 is the total (E-13)', () => {
  assert.equal(meter({ value: '1500', phase: 'L1' }).registerWh, 1500);
});

test('voltages between phases and the neutral are never summed', () => {
  assert.equal(meter({ value: '10', phase: 'N' }, { value: '10', phase: 'L1-L2' }).registerWh, null);
});

test('what was delivered counts before what the inlet drew', () => {
  assert.equal(meter({ value: '1600', location: 'Inlet' }, { value: '1500', location: 'Outlet' }).registerWh, 1500);
  assert.equal(meter({ value: '1600', location: 'Inlet' }).registerWh, 1600);
});

test('other measurands do not count', () => {
  const other = [
    { value: '80', measurand: 'SoC', unit: 'Percent' },
    { value: '9', measurand: 'Energy.Active.Export.Register' },
  ];
  assert.deepEqual(meter(...other), { registerWh: null, intervalWh: null, powerW: null, noted: [] });
});

test('an interval is read beside the register and never taken for one (E-1, E-13)', () => {
  const { registerWh, intervalWh } = meter({ value: '0,5', measurand: 'Energy.Active.Import.Interval', unit: 'kWh' });
  assert.deepEqual({ registerWh, intervalWh }, { registerWh: null, intervalWh: 500 });
});

test('words and JSON text as a value are noted and not counted (E-13)', () => {
  assert.deepEqual(meter({ value: 'error' }), {
    registerWh: null,
    intervalWh: null,
    powerW: null,
    noted: ['not-a-number'],
  });
  assert.deepEqual(meter('{"value":"1500"}').noted, ['sampled-value-not-object']);
});

test('a signed value is not counted and not called wrong (E-13)', () => {
  assert.deepEqual(meter({ value: 'OCMF|{}', format: 'SignedData' }), {
    registerWh: null,
    intervalWh: null,
    powerW: null,
    noted: [],
  });
});

test('a unit that fits no measurand is noted and not counted', () => {
  assert.deepEqual(meter({ value: '5', unit: 'Celcius' }), {
    registerWh: null,
    intervalWh: null,
    powerW: null,
    noted: ['unknown-unit'],
  });
});

test('a register without bounds or below zero is not counted (S-8)', () => {
  for (const value of ['-1', '9e99', 1e300]) assert.equal(meter({ value, measurand: register }).registerWh, null);
  assert.equal(meter({ value: '9e99', measurand: power }).powerW, null);
});
