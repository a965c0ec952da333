// Calls of stations in which something stands where something else belongs; knows no server.
import { fromStation16, fromStation201, fromStation21, type OcppVersion } from '@stationmaster/ocpp';
import { rightCalls } from '../../../../ocpp/src/deep/right-calls.ts';

type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

const numbers: readonly Json[] = [0, -1, -0, 0.5, 1e308, -1e308, 2 ** 31, 2 ** 53, 9.3e18];
const words: readonly Json[] = ['', ' ', 'NaN', 'Infinity', '-1', '1e999', '9'.repeat(26), '0x10', '１２', '__proto__'];
const texts: readonly Json[] = [
  '\0',
  'a\0b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u0007\u001b[2J',
  '𝔸'.repeat(300),
  'x'.repeat(70_000),
  "'; drop table sessions; --",
  '{"a":1}',
];
const times: readonly Json[] = [
  '0000-00-00T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '275760-09-13T00:00:00.001Z',
  '+275760-09-13T00:00:00Z',
  '2026-02-30T00:00:00Z',
  '2026-03-01T12:00:00+23:59',
  '2026-03-01T24:00:00Z',
];
const shapes: readonly Json[] = [null, true, [], [[]], {}, { value: '1' }, [null, 1, 'x', {}]];
/** Each has ended some server. */
const hostile: readonly Json[] = [...numbers, ...words, ...texts, ...times, ...shapes];

const actions: Readonly<Record<OcppVersion, readonly string[]>> = {
  '1.6': fromStation16,
  '2.0.1': fromStation201,
  '2.1': fromStation21,
};

/** An action with its payload as text: right ones with each of those in each place, and in all places at once. */
export function hostileCalls(version: OcppVersion): (readonly [action: string, payload: string])[] {
  const right = [...rightCalls[version], ...actions[version].map((action) => [action, {}] as const)];
  const calls = right.flatMap(([action, payload]) =>
    hostile.flatMap((by) => spoiled(payload as Json, by).map((bad) => [action, JSON.stringify(bad)] as const)),
  );
  return [...new Map(calls.map((call) => [call.join(' '), call])).values()];
}

function spoiled(payload: Json, by: Json): Json[] {
  if (typeof payload !== 'object' || payload === null) return [by];
  if (Array.isArray(payload)) {
    const list: readonly Json[] = payload;
    return [by, ...list.flatMap((item, place) => spoiled(item, by).map((bad) => list.with(place, bad)))];
  }
  const entries = Object.entries(payload as { readonly [key: string]: Json });
  const fields = Object.fromEntries(entries);
  const each = entries.flatMap(([key, value]) => spoiled(value, by).map((bad) => ({ ...fields, [key]: bad })));
  return [...each, Object.fromEntries(entries.map(([key]) => [key, by]))];
}
