// The instants of metering in MeterValues and StopTransaction of 1.6.
import type { Reading } from '../../../facts.ts';
import type { Seen } from '../../protocol.ts';
import { readReadings as readAll } from '../../readings.ts';
import { readSampledValues } from './sampled-values.ts';

export function readReadings(
  meterValue: unknown,
  { evse, transactionId }: { evse: number; transactionId: number | null },
  seen: Seen,
): Reading[] {
  return readAll(meterValue, { belonging: `${evse} ${transactionId}`, meter: readSampledValues }, seen);
}
