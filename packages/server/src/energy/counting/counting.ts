// What counting a session takes and gives. Types only.

/** What a station said at one instant, normalised: watt-hours and watts. */
export type CountedSample = {
  atMs: number;
  registerWh: number | null;
  intervalWh: number | null;
  powerW: number | null;
};

export type CountedSession = {
  startedAtMs: number;
  startHeardAtMs: number;
  /** Null while it is open. */
  endedAtMs: number | null;
  endHeardAtMs: number | null;
  meterStartWh: number | null;
  meterStopWh: number | null;
};

/** What is remembered of the station and its charging point. */
export type CountedStation = {
  scale: 1 | 1000;
  countsPerSession: boolean;
  maximumPowerW: number | null;
};

/** Another session of the same charging point. */
export type Neighbour = { startedAtMs: number; endedAtMs: number | null };

export type CountInput = {
  session: CountedSession;
  samples: readonly CountedSample[];
  station: CountedStation;
  neighbours: readonly Neighbour[];
  nowMs: number;
};

/** Where a session's energy stood: whole watt-hours since its start, never falling. */
export type CurvePoint = { atMs: number; wh: number };
export type Curve = readonly CurvePoint[];

export type Method = 'register' | 'last_register' | 'intervals' | 'power' | 'none';
export type Quality = 'measured' | 'partial' | 'estimated' | 'unknown';
export type Flag =
  | 'start_missing'
  | 'start_zero'
  | 'outlier'
  | 'register_fell'
  | 'counts_per_session'
  | 'power_exceeded'
  | 'negative_duration'
  | 'overlap'
  | 'in_future'
  | 'scale_suspected';

export type Count = {
  /** Null where nothing is known, never 0 for that. */
  energyWh: number | null;
  method: Method;
  quality: Quality;
  /** In the order of the type, each once. */
  flags: readonly Flag[];
  curve: Curve;
};
