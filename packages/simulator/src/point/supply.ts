// What a charging point may give: its own power, a limit, and the least that a car can use.
import type { PointOptions } from './surroundings.ts';

const smallestCurrentA = 6;
const phaseVoltageV = 230;

/** Watts that may flow under a limit in watts; nothing where alternating current would fall below 6 A a phase. */
export function supplyUnder(limitW: number, { maxPowerW, phases }: PointOptions): number {
  return limitW < smallestCurrentA * phaseVoltageV * phases ? 0 : Math.min(limitW, maxPowerW);
}
