// The package's entry: a simulated station, its clocks and its chance, and the days that many of them go through.
export { type Car, commonCar } from './charging-curve.ts';
export { acceleratedClock, type Clock, type ManualClock, manualClock, realClock } from './clock.ts';
export { HandshakeRefused } from './link.ts';
export type { FrameObserver, StationEvent } from './observers.ts';
export type { StationOptions } from './options.ts';
export type { Point, PointOptions } from './point.ts';
export { type Quirk, type QuirkName, quirks } from './quirks.ts';
export { type Random, randomId, seededRandom } from './random.ts';
export { createStation, type SimulatedStation } from './station.ts';
export type { ErrorCode, PointStatus, StopReason, TokenStatus } from './words.ts';
