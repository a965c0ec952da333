// Measured values in the words of 1.6.
import type { Requests16 } from '@stationmaster/ocpp';
import { measured, type Reading } from '../point/readings.ts';

export type MeterValue = Requests16['MeterValues']['meterValue'][number];

/** One entry of MeterValues: the wanted measurands of one reading; nothing where there are none. */
export function meterValuesOf(
  reading: Reading,
  wanted: readonly string[],
  about: { timestamp: string; context: NonNullable<MeterValue['sampledValue'][number]['context']> },
): MeterValue[] {
  const sampledValue = measured(reading, wanted).map((value) => ({ ...value, context: about.context }));
  return sampledValue.length === 0 ? [] : [{ timestamp: about.timestamp, sampledValue }];
}
