// What the meter of a charging point shows, as measured values; knows no session, no timer and no message.

/** One look at a meter. `phases` 0 stands for direct current. */
export type Reading = { registerWh: number; powerW: number; percent: number | undefined; phases: 0 | 1 | 3 };

type Measurand = 'Current.Import' | 'Energy.Active.Import.Register' | 'Power.Active.Import' | 'SoC' | 'Voltage';

/** One measured value, as digits. */
export type Measured = {
  measurand: Measurand;
  value: string;
  unit: 'A' | 'Percent' | 'V' | 'W' | 'Wh';
  phase?: 'L1' | 'L2' | 'L3' | 'L1-N' | 'L2-N' | 'L3-N';
};

type Sampled = Omit<Measured, 'measurand'>;

const phaseVoltageV = 230;
const batteryVoltageV = 400;
const phaseNames = ['L1', 'L2', 'L3'] as const;
const voltageNames = ['L1-N', 'L2-N', 'L3-N'] as const;

function currents({ powerW, phases }: Reading): Sampled[] {
  if (phases === 0) return [{ value: (powerW / batteryVoltageV).toFixed(1), unit: 'A' }];
  const value = (powerW / phaseVoltageV / phases).toFixed(1);
  return phaseNames.slice(0, phases).map((phase) => ({ value, unit: 'A', phase }));
}

function voltages({ phases }: Reading): Sampled[] {
  if (phases === 0) return [{ value: `${batteryVoltageV}.0`, unit: 'V' }];
  return voltageNames.slice(0, phases).map((phase) => ({ value: `${phaseVoltageV}.0`, unit: 'V', phase }));
}

const sampling: Record<Measurand, (reading: Reading) => Sampled[]> = {
  'Energy.Active.Import.Register': ({ registerWh }) => [{ value: String(registerWh), unit: 'Wh' }],
  'Power.Active.Import': ({ powerW }) => [{ value: String(powerW), unit: 'W' }],
  'Current.Import': currents,
  Voltage: voltages,
  SoC: ({ percent }) => (percent === undefined ? [] : [{ value: percent.toFixed(0), unit: 'Percent' }]),
};

/** The wanted measurands (names of the standard) of one reading; such as stations do not measure are left out. */
export function measured(reading: Reading, wanted: readonly string[]): Measured[] {
  return wanted
    .filter((name): name is Measurand => Object.hasOwn(sampling, name))
    .flatMap((measurand) => sampling[measurand](reading).map((sampled) => ({ ...sampled, measurand })));
}
