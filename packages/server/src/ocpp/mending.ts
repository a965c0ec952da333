// What is mended for stations with quirks: named functions, those of a connection chosen when it is made. Pure.
import { parseTimestamp } from '@stationmaster/ocpp';
import type { ActingQuirks, QuirkParameters } from '../quirks.ts';
import { isRecord } from './edge.ts';
import type { Payload } from './protocol.ts';

type Limits = Readonly<Record<string, string>>;

/** What one quirk changes; see stations/quirks/table.ts for what stations with it do. */
type Mending = {
  /** A request of the station, before it becomes a fact. */
  request?(request: Payload, parameters: QuirkParameters): Payload;
  /** A request to the station. */
  call?(payload: object): object;
  /** Whether times in answers have no fraction of a second. */
  wholeSeconds?: true;
  /** What the station said it takes at once, by the keys of its limits. */
  limits?(limitKeys: readonly string[], limits: Limits): Limits;
};

const mendings: Readonly<Record<string, Mending>> = {
  local_time_as_z: {
    request: (request, { timeZone }) =>
      timeZone === undefined
        ? request
        : eachText(request, (text, name) => (name === 'timestamp' ? toUtc(text, timeZone) : text)),
  },
  no_milliseconds: {
    wholeSeconds: true,
    call: (payload) => eachText(payload, (text) => text.replace(withFraction, '$1Z')),
  },
  one_setting_per_call: {
    limits: (limitKeys, limits) => ({ ...limits, ...Object.fromEntries(limitKeys.map((key) => [key, '1'])) }),
  },
};

const withFraction = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)\.\d+Z$/;
const markedUtc = /Z\s*$/i;

/** What is no time, or carries another mark, stays as it is. */
function toUtc(text: string, timeZone: string): string {
  if (!markedUtc.test(text)) return text;
  const read = parseTimestamp(text.replace(markedUtc, ''), { stationZone: timeZone });
  return read === undefined ? text : read.at.toISOString();
}

/** A copy in which every text is what `change` makes of it; depth is bounded where the frame is read. */
function eachText<T extends object>(of: T, change: (text: string, name: string) => string): T {
  const copy = (value: unknown, name: string): unknown => {
    if (typeof value === 'string') return change(value, name);
    if (Array.isArray(value)) return value.map((item) => copy(item, name));
    return isRecord(value) ? copyOf(value) : value;
  };
  const copyOf = (record: object) =>
    Object.fromEntries(Object.entries(record).map(([name, value]) => [name, copy(value, name)]));
  return copyOf(of) as T;
}

/** All that is mended on one connection. */
export type ConnectionMending = {
  request(request: Payload): Payload;
  call(payload: object): object;
  milliseconds: boolean;
  limits(limitKeys: readonly string[], limits: Limits): Limits;
};

const nothing: ConnectionMending = {
  request: (request) => request,
  call: (payload) => payload,
  milliseconds: true,
  limits: (_limitKeys, limits) => limits,
};

export function mendingOf(quirks: ActingQuirks): ConnectionMending {
  const own = Object.entries(quirks).flatMap(([name, parameters]) => {
    const mending = Object.hasOwn(mendings, name) ? mendings[name] : undefined;
    return mending === undefined ? [] : [{ mending, parameters }];
  });
  if (own.length === 0) return nothing;
  return {
    request: (request) =>
      own.reduce((mended, { mending, parameters }) => mending.request?.(mended, parameters) ?? mended, request),
    call: (payload) => own.reduce((mended, { mending }) => mending.call?.(mended) ?? mended, payload),
    milliseconds: !own.some(({ mending }) => mending.wholeSeconds),
    limits: (limitKeys, limits) =>
      own.reduce((mended, { mending }) => mending.limits?.(limitKeys, mended) ?? mended, limits),
  };
}
