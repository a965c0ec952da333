// Measured values in the words of 2.0.1.
import type { Requests201 } from '@stationmaster/ocpp';
import { measured, type Reading } from '../point/readings.ts';

export type MeterValue = Requests201['MeterValues']['meterValue'][number];

/** The wanted measurands of one reading; nothing where there are none. */
export function meterValuesOf(
  reading: Reading,
  wanted: readonly string[],
  about: { timestamp: string; context: NonNullable<MeterValue['sampledValue'][number]['context']> },
): [MeterValue] | undefined {
  const sampledValue = measured(reading, wanted).map(({ value, unit, ...rest }) => ({
    ...rest,
    value: Number(value),
    unitOfMeasure: { unit },
    context: about.context,
  }));
  return sampledValue.length === 0 ? undefined : [{ timestamp: about.timestamp, sampledValue }];
}
