// The arithmetic of a session's chart: power and energy on one grid, and what both were at an instant; knows no word.
import type { PowerPoint } from './power-curve.ts';

export type EnergyPoint = { atMs: number; wh: number };
export type SessionMoment = { atMs: number; powerW: number | null; wh: number };

/** Whole watt-hours at an instant: straight between two points, as the server counts them. */
export function energyAt(points: readonly EnergyPoint[], atMs: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle]?.atMs ?? Infinity) <= atMs) low = middle + 1;
    else high = middle;
  }
  const before = points[low - 1];
  const after = points[low];
  if (before === undefined) return 0;
  if (after === undefined) return before.wh;
  const share = (atMs - before.atMs) / (after.atMs - before.atMs);
  return Math.floor(before.wh + share * (after.wh - before.wh));
}

/** Every instant at which the station said something, in order, each once. */
export function momentsOf(energy: readonly EnergyPoint[], power: readonly PowerPoint[]): SessionMoment[] {
  const powers = new Map(power.map(({ atMs, powerW }) => [atMs, powerW]));
  const instants = new Set([...energy.map(({ atMs }) => atMs), ...powers.keys()]);
  return [...instants]
    .sort((a, b) => a - b)
    .map((atMs) => ({ atMs, powerW: powers.get(atMs) ?? null, wh: energyAt(energy, atMs) }));
}

const roundSteps = [1, 2, 2.5, 5, 10];

/** As many steps as the other axis has, so that one grid serves both; round, and ending above the highest value. */
export function energyTopWh(highestWh: number, steps: number): number {
  const least = Math.max(highestWh, 1000) / steps;
  const magnitude = 10 ** Math.floor(Math.log10(least));
  const stepWh = (roundSteps.find((step) => step * magnitude >= least) ?? 10) * magnitude;
  return stepWh * steps;
}
