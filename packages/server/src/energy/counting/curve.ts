// A session's energy over time: piecewise linear through whole watt-hours, and what of it lies between two instants (E-7).
import type { Curve, CurvePoint } from './counting.ts';

/** Watt-hours that had flowed just before the instant, floored. */
function whBefore(curve: Curve, atMs: number): number {
  const next = firstAtOrAfter(curve, atMs);
  const before = curve[next - 1];
  if (before === undefined) return 0;
  const after = curve[next];
  return after === undefined ? before.wh : between(before, after, atMs);
}

/** Energy in the half-open span [from, to); any partition of time adds up to the whole. */
export function whBetween(curve: Curve, fromMs: number, toMs: number): number {
  return whBefore(curve, toMs) - whBefore(curve, fromMs);
}

function firstAtOrAfter(curve: Curve, atMs: number): number {
  let low = 0;
  let high = curve.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const point = curve[middle];
    if (point !== undefined && point.atMs < atMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

// As integers: the product of months in milliseconds and watt-hours is beyond what a double holds exactly.
function between(before: CurvePoint, after: CurvePoint, atMs: number): number {
  if (after.atMs === before.atMs || after.wh === before.wh) return before.wh;
  const risen = BigInt(after.wh - before.wh) * BigInt(atMs - before.atMs);
  return before.wh + Number(risen / BigInt(after.atMs - before.atMs));
}

export type Bucket = { atMs: number; wh: number };

/** Energy by buckets of the width, aligned to the epoch; buckets without energy are left out. */
export function bucketsOf(curve: Curve, widthMs: number): Bucket[] {
  const buckets: Bucket[] = [];
  const [first] = curve;
  const last = curve.at(-1);
  if (first === undefined || last === undefined) return buckets;
  let atMs = Math.floor(first.atMs / widthMs) * widthMs;
  let reached = 0;
  while (reached < last.wh) {
    const wh = whBefore(curve, atMs + widthMs) - reached;
    if (wh > 0) buckets.push({ atMs, wh });
    reached += wh;
    // Straight to where energy flows again: a session may rest for weeks.
    atMs = nextRise(curve, atMs + widthMs, widthMs);
  }
  return buckets;
}

function nextRise(curve: Curve, atMs: number, widthMs: number): number {
  let index = Math.max(0, firstAtOrAfter(curve, atMs) - 1);
  while (curve[index + 1] !== undefined && curve[index + 1]?.wh === curve[index]?.wh) index += 1;
  const rising = curve[index]?.atMs ?? atMs;
  return Math.max(atMs, Math.floor(rising / widthMs) * widthMs);
}
