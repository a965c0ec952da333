// What a station could give at most, told as the limit of a schedule.
import type { Machine } from '../machine.ts';

const phaseVoltageV = 230;

/** Watts, or amperes a phase, of one point or (0) of all; `undefined` where there is no such point. */
export function supplyOf({ points }: Machine, number: number, unit: 'W' | 'A'): number | undefined {
  const meant = number === 0 ? points : points.slice(number - 1, number);
  const [first] = meant;
  if (first === undefined) return undefined;
  const supplyW = meant.reduce((sum, { options }) => sum + options.maxPowerW, 0);
  return unit === 'W' ? supplyW : Math.floor((supplyW / phaseVoltageV / (first.options.phases || 1)) * 10) / 10;
}
