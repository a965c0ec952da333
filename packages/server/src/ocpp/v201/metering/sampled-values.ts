// A list of 2.0.1 sampled values, to what is counted of them, and to the registers at a transaction's begin and end.
import { isRecord, readNumber, readText } from '../../edge.ts';
import { defaultMeasurand, meter, type Metered, type Sample } from '../../metering.ts';
import type { Payload, Seen } from '../../protocol.ts';

type Context = 'begin' | 'end' | 'within';
type Boundary = { beginWh: number | null; endWh: number | null };

/**
 * Registers at the boundaries are the session's own, and no samples beside them: a station that counts each session from 0
 * would not be noticed by a sample that equals its start (E-4). `boundaries` says which of the two count as such.
 */
export function readSampledValues(
  values: readonly unknown[],
  boundaries: readonly Context[],
  seen: Seen,
): Metered & Boundary {
  const records = values.filter(isRecord);
  if (records.length < values.length) seen.deviate('sampled-value-not-object', '');
  const of = (wanted: Context): Metered =>
    meter(records.filter((value) => contextOf(value) === wanted).map(readSample), seen);
  const contextOf = (value: Payload): Context => {
    const context = contexts[readText(value['context'], 64) ?? ''] ?? 'within';
    return boundaries.includes(context) ? context : 'within';
  };
  const [begin, end, within] = [of('begin'), of('end'), of('within')];
  return {
    registerWh: within.registerWh,
    intervalWh: within.intervalWh ?? end.intervalWh,
    powerW: within.powerW ?? end.powerW ?? begin.powerW,
    beginWh: begin.registerWh,
    endWh: end.registerWh,
  };
}

const contexts: Readonly<Record<string, Context>> = { 'Transaction.Begin': 'begin', 'Transaction.End': 'end' };

/** Powers of ten beyond these are no unit's. */
const maxMultiplier = 12;

function readSample(value: Payload): Sample {
  const word = (field: unknown): string => (readText(field, 64) ?? '').toLowerCase();
  const unit = isRecord(value['unitOfMeasure']) ? value['unitOfMeasure'] : {};
  const multiplier = readNumber(unit['multiplier']) ?? 0;
  return {
    measurand: word(value['measurand']) || defaultMeasurand,
    phase: word(value['phase']),
    unit: word(unit['unit']),
    factor: 10 ** Math.max(-maxMultiplier, Math.min(maxMultiplier, multiplier)),
    location: word(value['location']),
    value: value['value'],
  };
}
