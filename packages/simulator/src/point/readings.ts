// What the meter of a charging point shows, as sampled values; knows no session and no timer.
import type { MeterValue, SampleContext, SampledValue } from '../words.ts';

/** One look at a meter. `phases` 0 stands for direct current. */
export type Reading = { registerWh: number; powerW: number; percent: number | undefined; phases: 0 | 1 | 3 };

const phaseVoltageV = 230;
const batteryVoltageV = 400;
const phaseNames = ['L1', 'L2', 'L3'] as const;
const voltageNames = ['L1-N', 'L2-N', 'L3-N'] as const;

type Sampled = Pick<SampledValue, 'value' | 'unit' | 'phase'>;

function currents({ powerW, phases }: Reading): Sampled[] {
  if (phases === 0) return [{ value: (powerW / batteryVoltageV).toFixed(1), unit: 'A' }];
  const value = (powerW / phaseVoltageV / phases).toFixed(1);
  return phaseNames.slice(0, phases).map((phase) => ({ value, unit: 'A', phase }));
}

function voltages({ phases }: Reading): Sampled[] {
  if (phases === 0) return [{ value: `${batteryVoltageV}.0`, unit: 'V' }];
  return voltageNames.slice(0, phases).map((phase) => ({ value: `${phaseVoltageV}.0`, unit: 'V', phase }));
}

/** The measurands that simulated stations measure; others are left out, as the standard wants. */
const measurands = new Map<string, { measurand: SampledValue['measurand']; sample(reading: Reading): Sampled[] }>([
  [
    'Energy.Active.Import.Register',
    {
      measurand: 'Energy.Active.Import.Register',
      sample: ({ registerWh }) => [{ value: String(registerWh), unit: 'Wh' }],
    },
  ],
  [
    'Power.Active.Import',
    { measurand: 'Power.Active.Import', sample: ({ powerW }) => [{ value: String(powerW), unit: 'W' }] },
  ],
  ['Current.Import', { measurand: 'Current.Import', sample: currents }],
  ['Voltage', { measurand: 'Voltage', sample: voltages }],
  [
    'SoC',
    {
      measurand: 'SoC',
      sample: ({ percent }) => (percent === undefined ? [] : [{ value: percent.toFixed(0), unit: 'Percent' }]),
    },
  ],
]);

/** One entry of MeterValues: the wanted measurands (names of the standard) of one reading. */
export function meterValue(
  reading: Reading,
  wanted: readonly string[],
  about: { timestamp: string; context: SampleContext },
): MeterValue {
  const sampledValue = wanted.flatMap((name) => {
    const known = measurands.get(name);
    if (known === undefined) return [];
    const { measurand } = known;
    return known.sample(reading).map((sampled): SampledValue => ({ ...sampled, measurand, context: about.context }));
  });
  return { timestamp: about.timestamp, sampledValue };
}
