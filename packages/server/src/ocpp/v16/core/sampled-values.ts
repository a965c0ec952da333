// A list of 1.6 sampled values, to what is counted of them.
import { isRecord, readText } from '../../edge.ts';
import { defaultMeasurand, meter, type Metered, type Sample } from '../../metering.ts';
import type { Payload, Seen } from '../../protocol.ts';

export function readSampledValues(values: readonly unknown[], seen: Seen): Metered {
  const samples = values.flatMap((value) => (isRecord(value) ? [readSample(value)] : []));
  if (samples.length < values.length) seen.deviate('sampled-value-not-object', '');
  return meter(samples, seen);
}

function readSample(value: Payload): Sample {
  const word = (field: unknown): string => (readText(field, 64) ?? '').toLowerCase();
  return {
    measurand: word(value['measurand']) || defaultMeasurand,
    phase: word(value['phase']),
    unit: word(value['unit']),
    factor: 1,
    location: word(value['location']),
    // Signed values are kept with the raw readings, and not counted.
    value: word(value['format']) === 'signeddata' ? undefined : value['value'],
  };
}
