// The instants of metering in a station's message, each normalised and with its raw text beside it.
import { hash } from 'node:crypto';
import type { Reading } from '../facts.ts';
import { clean, isRecord } from './edge.ts';
import type { Metered } from './metering.ts';
import type { Seen } from './protocol.ts';
import { readTime } from './times.ts';

type Reader = {
  /** What else makes an instant the same when it comes again (T-6). */
  belonging: string;
  /** Reads the sampled values of one instant, as its version writes them. */
  meter(values: readonly unknown[], seen: Seen): Metered;
};

export function readReadings(meterValue: unknown, reader: Reader, seen: Seen): Reading[] {
  if (meterValue === undefined) return [];
  const elements: unknown[] = Array.isArray(meterValue) ? meterValue : [meterValue];
  return elements.flatMap((element) => readReading(element, reader, seen) ?? []);
}

function readReading(element: unknown, { belonging, meter }: Reader, seen: Seen): Reading | undefined {
  if (!isRecord(element)) return undefined;
  const sampled = element['sampledValue'];
  if (sampled === undefined || sampled === null) return undefined;
  const values: unknown[] = Array.isArray(sampled) ? sampled : [sampled];
  if (values.length === 0) return undefined;
  const when = readTime(element['timestamp'], seen);
  const readings = clean(JSON.stringify(values));
  return {
    at: when.at,
    stationAt: when.stationAt ?? seen.receivedAt,
    digest: asUuid(hash('md5', `${belonging} ${readings}`)),
    ...meter(values, seen),
    readings,
  };
}

function asUuid(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
