// The charging profiles of a station: which take the place of which, and what they let flow together.
import { changesAfter, limitAt, type Profile, type RateUnit } from './profile.ts';

const phaseVoltageV = 230;

export type Wire = { number: number; phases: 0 | 1 | 3; sessionStartMs: number };

/** Amperes a phase in watts; direct current is told as of one phase. */
export function inWatts(limit: number, unit: RateUnit, phases: 0 | 1 | 3): number {
  return unit === 'W' ? limit : limit * phaseVoltageV * (phases || 1);
}

/** Watts in a unit, with one decimal. */
export function inUnit(watts: number, unit: RateUnit, phases: 0 | 1 | 3): number {
  const amount = unit === 'W' ? watts : watts / phaseVoltageV / (phases || 1);
  return Math.round(amount * 10) / 10;
}

export class Profiles {
  #kept: readonly Profile[] = [];

  /** Takes the place of one with the same id, or with the same purpose and level at the same place. */
  keep(profile: Profile): void {
    const { id, place, purpose, level } = profile;
    const isReplaced = (old: Profile) =>
      old.id === id || (old.place === place && old.purpose === purpose && old.level === level);
    this.#kept = [...this.#kept.filter((old) => !isReplaced(old)), profile];
  }

  /** Says how many there were. */
  clear(isMeant: (profile: Profile) => boolean): number {
    const left = this.#kept.filter((profile) => !isMeant(profile));
    const cleared = this.#kept.length - left.length;
    this.#kept = left;
    return cleared;
  }

  /** What all points together may take at a moment, in watts; `wire` is one of them. */
  stationLimitW(wire: Wire, atMs: number): number | undefined {
    return this.#highest(({ purpose }) => purpose === 'station', wire, atMs);
  }

  /** What one point may take at a moment, in watts: of its session if that has a profile, else of every session. */
  pointLimitW(wire: Wire, atMs: number): number | undefined {
    const isHere = ({ place }: Profile) => place === wire.number || place === 0;
    return (
      this.#highest((profile) => profile.purpose === 'session' && profile.place === wire.number, wire, atMs) ??
      this.#highest((profile) => profile.purpose === 'default' && isHere(profile), wire, atMs)
    );
  }

  /** The moments after `atMs` at which something may change, in milliseconds from then. */
  changesAfter(wire: Wire, atMs: number): number[] {
    return this.#kept.flatMap((profile) => changesAfter(profile, atMs, wire.sessionStartMs));
  }

  /** Of the highest level that says something of the moment, and there of the nearest place. */
  #highest(fits: (profile: Profile) => boolean, { phases, sessionStartMs }: Wire, atMs: number): number | undefined {
    const inOrder = this.#kept.filter(fits).sort((a, b) => b.level - a.level || b.place - a.place);
    for (const profile of inOrder) {
      const limit = limitAt(profile, atMs, sessionStartMs);
      if (limit !== undefined) return inWatts(limit, profile.unit, phases);
    }
    return undefined;
  }
}
