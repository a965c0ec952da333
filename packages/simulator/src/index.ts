// The package's entry: a simulated station, its clocks and its chance, and the days that many of them go through.
export { filesOverHttp, type FileCarrier, type NamedBytes } from './wire/files.ts';
export { type Car, commonCar } from './point/charging-curve.ts';
export { acceleratedClock, type Clock, type ManualClock, manualClock, realClock } from './world/clock.ts';
export { HandshakeRefused } from './wire/link.ts';
export type { FrameObserver, StationEvent } from './wire/observers.ts';
export type { StationOptions } from './options.ts';
export type { Point } from './point/point.ts';
export type { PointOptions } from './point/surroundings.ts';
export { type QuirkName, quirks, type StationVersion } from './versions.ts';
export type { Quirk } from './wire/quirks.ts';
export { type Random, seededRandom } from './world/random.ts';
export { createStation, type SimulatedStation } from './station.ts';
export type { ErrorCode, PointStatus, StopReason, TokenStatus } from './words.ts';
