// How much power a car takes, and what the meter counted of it; knows nothing of messages or timers.
import { between, type Random } from '../world/random.ts';

/** A car at a charging point. Energies in Wh, powers in W, charge in per cent of the battery. */
export type Car = {
  batteryWh: number;
  maxPowerW: number;
  startPercent: number;
  /** Where the driver lets it stop; default 100. */
  targetPercent?: number;
};

/** A middling car of today. */
export const commonCar: Car = { batteryWh: 60_000, maxPowerW: 11_000, startPercent: 30 };

/** Power is drawn anew for each such step, so that reading the meter often or seldom gives the same curve. */
const stepMs = 10_000;
const rampMs = 30_000;
const taperPercent = 80;
const powerAtFullShare = 0.08;
const noiseShare = 0.02;

const wattMsPerWh = 3_600_000;

/**
 * Power in whole watts at one moment: rising over the first half minute, then as much as car and supply allow, less
 * and less above four fifths of the battery, nothing at the target. `noise` is from 0 to 1 and only ever takes away.
 */
export function powerW(
  car: Car,
  supplyW: number,
  at: { sinceStartMs: number; percent: number; noise: number },
): number {
  if (at.percent >= (car.targetPercent ?? 100)) return 0;
  const ramp = Math.min(1, (at.sinceStartMs + stepMs) / rampMs);
  const beyond = Math.max(0, at.percent - taperPercent) / (100 - taperPercent);
  const taper = 1 - beyond * (1 - powerAtFullShare);
  return Math.round(Math.min(supplyW, car.maxPowerW * taper) * ramp * (1 - noiseShare * at.noise));
}

/** One car charging, from the moment it was let to. Counts in watt-milliseconds, so that no part of a Wh is lost. */
export type Charge = {
  /** Counts up to `nowMs` (epoch milliseconds). */
  settle(nowMs: number): void;
  /** Lets at most `supplyW` watts flow from `nowMs` on; 0 pauses. */
  supply(supplyW: number, nowMs: number): void;
  readonly powerW: number;
  readonly percent: number;
  readonly isFull: boolean;
  /** Energy since the start in watt-milliseconds, a whole number. */
  readonly energyWattMs: number;
};

export function startCharge(start: { car: Car; supplyW: number; nowMs: number; random: Random }): Charge {
  const { car, random } = start;
  let supplyW = start.supplyW;
  let settledMs = start.nowMs;
  let stepEndMs = start.nowMs;
  let flowingW = 0;
  let energyWattMs = 0;

  const percent = () => Math.min(100, car.startPercent + (energyWattMs / wattMsPerWh / car.batteryWh) * 100);
  const isFull = () => percent() >= (car.targetPercent ?? 100);
  const beginStep = () => {
    const at = { sinceStartMs: settledMs - start.nowMs, percent: percent(), noise: between(random, 0, 1) };
    flowingW = powerW(car, supplyW, at);
    stepEndMs = settledMs + stepMs;
  };
  const settle = (nowMs: number) => {
    while (settledMs < nowMs) {
      const untilMs = flowingW === 0 && isFull() ? nowMs : Math.min(nowMs, stepEndMs);
      energyWattMs += flowingW * (untilMs - settledMs);
      settledMs = untilMs;
      if (settledMs >= stepEndMs) beginStep();
    }
  };

  beginStep();
  return {
    settle,
    supply(nextSupplyW, nowMs) {
      settle(nowMs);
      if (nextSupplyW === supplyW) return;
      supplyW = nextSupplyW;
      beginStep();
    },
    get powerW() {
      return flowingW;
    },
    get percent() {
      return percent();
    },
    get isFull() {
      return isFull();
    },
    get energyWattMs() {
      return energyWattMs;
    },
  };
}

/** Whole watt-hours of a count in watt-milliseconds, as a meter shows them. */
export function wholeWh(wattMs: number): number {
  return Math.floor(wattMs / wattMsPerWh);
}

/** Watt-milliseconds of watt-hours. */
export function wattMsOf(wh: number): number {
  return wh * wattMsPerWh;
}
