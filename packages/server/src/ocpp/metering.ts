// The wire level of counting (E-13): samples of one instant, to one register and interval in Wh and one power in W.
import { readNumber, readWh } from './edge.ts';
import type { Seen } from './protocol.ts';

export type Metered = { registerWh: number | null; intervalWh: number | null; powerW: number | null };

/** A sampled value of any version: words in small letters, empty where the station named none. */
export type Sample = {
  measurand: string;
  phase: string;
  unit: string;
  /** What the value is multiplied by beside what its unit says. */
  factor: number;
  location: string;
  /** Undefined where there is nothing to count. */
  value: unknown;
};
type Quantity = { measurand: string; defaultUnit: string; factors: Readonly<Record<string, number>> };

const energyUnits = { defaultUnit: 'wh', factors: { wh: 1, kwh: 1000 } };
const register: Quantity = { measurand: 'energy.active.import.register', ...energyUnits };
const interval: Quantity = { measurand: 'energy.active.import.interval', ...energyUnits };
const power: Quantity = { measurand: 'power.active.import', defaultUnit: 'w', factors: { w: 1, kw: 1000 } };

/** What a value without a measurand is of. */
export const defaultMeasurand = register.measurand;

const maxPowerW = 100_000_000;

export function meter(samples: readonly Sample[], seen: Seen): Metered {
  const powerW = readQuantity(samples, power, seen);
  return {
    registerWh: readWh(readQuantity(samples, register, seen)),
    intervalWh: readWh(readQuantity(samples, interval, seen)),
    powerW: powerW !== null && Math.abs(powerW) <= maxPowerW ? Math.round(powerW) : null,
  };
}

function readQuantity(samples: readonly Sample[], quantity: Quantity, seen: Seen): number | null {
  const ofIt = samples.filter((sample) => sample.measurand === quantity.measurand && sample.value !== undefined);
  // A station may meter its inlet or the battery too; the outlet is what was delivered.
  const atOutlet = ofIt.filter(({ location }) => location === '' || location === 'outlet');
  const counted = (atOutlet.length > 0 ? atOutlet : ofIt).flatMap((sample) => {
    const value = scaled(sample, quantity, seen);
    return value === null ? [] : [{ phase: sample.phase, value }];
  });
  const total = counted.findLast(({ phase }) => phase === '');
  return total === undefined ? sumOfPhases(counted) : total.value;
}

function scaled(sample: Sample, { defaultUnit, factors }: Quantity, seen: Seen): number | null {
  const value = readNumber(sample.value);
  if (value === null) seen.deviate('not-a-number', `${sample.measurand}: ${String(sample.value).slice(0, 40)}`);
  const factor = factors[sample.unit || defaultUnit];
  if (factor === undefined) seen.deviate('unknown-unit', `${sample.measurand}: ${sample.unit}`);
  return value === null || factor === undefined ? null : value * factor * sample.factor;
}

/** Without a total at least two phases make the sum; a lone one is how some stations label their total. */
function sumOfPhases(counted: readonly { phase: string; value: number }[]): number | null {
  const byPhase = new Map<string, number>();
  for (const { phase, value } of counted) {
    const line = /^(l[123])(-n)?$/.exec(phase)?.[1];
    if (line !== undefined) byPhase.set(line, value);
  }
  if (byPhase.size === 0) return null;
  return [...byPhase.values()].reduce((sum, value) => sum + value, 0);
}
