// Lets charging profiles, or a vendor's setting, steer what a station's points may take; knows no messages.
import type { Machine } from '../machine.ts';
import type { Point } from '../point/point.ts';
import type { StationEvent } from '../wire/observers.ts';
import type { RateUnit } from './profile.ts';
import { inUnit, inWatts, Profiles, type Wire } from './profiles.ts';

type Schedule = { startPeriod: number; limit: number }[];

export class Steering {
  readonly profiles = new Profiles();
  readonly #machine: Machine;
  readonly #limitsW = new Map<number, number | undefined>();
  readonly #sessionStartMs = new Map<number, number>();
  #cancelNext: () => void = () => {};

  /** The machine is still being built. */
  constructor(machine: Machine) {
    this.#machine = machine;
    machine.observers.onEvent((event) => this.#happened(event));
  }

  /** What a point, or (0) the station as a whole, may take from now on; `undefined` where there is no such point. */
  schedule(place: number, durationS: number, unit: RateUnit): Schedule | undefined {
    const meant = place === 0 ? this.#machine.points : this.#machine.points.slice(place - 1, place);
    const [first] = meant;
    if (first === undefined) return undefined;
    const nowMs = this.#machine.clock.now();
    const wire = this.#wireOf(first);
    const changes = [0, ...this.profiles.changesAfter(wire, nowMs)].filter((afterMs) => afterMs < durationS * 1000);
    const limitAfter = (afterMs: number) => {
      const ownW = meant.reduce((sum, point) => sum + this.#pointLimitW(point, nowMs + afterMs), 0);
      const stationW = this.profiles.stationLimitW(wire, nowMs + afterMs) ?? Infinity;
      return inUnit(Math.min(ownW, this.#isHeedless ? Infinity : stationW), unit, first.options.phases);
    };
    return [...new Set(changes)]
      .sort((a, b) => a - b)
      .map((afterMs) => ({ startPeriod: Math.ceil(afterMs / 1000), limit: limitAfter(afterMs) }))
      .filter(({ limit }, nth, all) => limit !== all[nth - 1]?.limit);
  }

  get #isHeedless(): boolean {
    return this.#machine.temper.has('ignoresStationProfiles');
  }

  #happened(event: StationEvent): void {
    const { temper, clock } = this.#machine;
    if (event.kind === 'session-started') this.#sessionStartMs.set(event.point, clock.now());
    if (event.kind === 'session-stopped') {
      this.#sessionStartMs.delete(event.point);
      this.profiles.clear(({ purpose, place }) => purpose === 'session' && place === event.point);
    }
    if (event.kind === 'disconnected' && temper.has('forgetsProfiles')) this.profiles.clear(() => true);
    if (/^session|^disconnected$|^called$/.test(event.kind)) this.#steer();
  }

  #steer(): void {
    const { clock, points } = this.#machine;
    const nowMs = clock.now();
    const charging = points.filter(({ session }) => session !== undefined).length;
    const next: number[] = [];
    for (const point of points) {
      const wire = this.#wireOf(point);
      const stationW = this.#isHeedless ? undefined : this.profiles.stationLimitW(wire, nowMs);
      const limitW = Math.min(this.#pointLimitW(point, nowMs), (stationW ?? Infinity) / Math.max(charging, 1));
      this.#limit(point, limitW < point.options.maxPowerW ? limitW : undefined);
      next.push(...this.profiles.changesAfter(wire, nowMs));
    }
    this.#cancelNext();
    const soonestMs = Math.min(...next);
    if (charging > 0 && soonestMs < Infinity) this.#cancelNext = clock.startTimer(soonestMs, () => this.#steer());
  }

  #limit(point: Point, limitW: number | undefined): void {
    if (this.#limitsW.get(point.number) === limitW) return;
    this.#limitsW.set(point.number, limitW);
    point.setLimitW(limitW, 'station');
  }

  /** By its own make, its profiles, and the vendor's setting. */
  #pointLimitW(point: Point, atMs: number): number {
    const { maxPowerW } = point.options;
    return Math.min(
      maxPowerW,
      this.profiles.pointLimitW(this.#wireOf(point), atMs) ?? maxPowerW,
      this.#settingW(point),
    );
  }

  #settingW({ options }: Point): number {
    const { dialect, options: made } = this.#machine;
    const { limitSetting } = made;
    const value = limitSetting === undefined ? undefined : dialect.setting(limitSetting.key);
    if (limitSetting === undefined || value === undefined || value === '') return Infinity;
    if (limitSetting.unit === 'W') return Number(value);
    return inWatts(limitSetting.unit === 'mA' ? Number(value) / 1000 : Number(value), 'A', options.phases);
  }

  #wireOf({ number, options }: Point): Wire {
    return {
      number,
      phases: options.phases,
      sessionStartMs: this.#sessionStartMs.get(number) ?? this.#machine.clock.now(),
    };
  }
}
