// MeterValues: registers and powers of a charging point outside its transactions (2.0.1 J01).
import { readEvse } from '../../edge.ts';
import type { HandlerOf } from '../../protocol.ts';
import { readReadings } from '../../readings.ts';
import { readSampledValues } from './sampled-values.ts';

export const meterValues: HandlerOf<'sessionSampled'> = {
  transactional: true,
  fact(request, seen) {
    const evse = readEvse(request['evseId']) ?? 0;
    const meter = (values: readonly unknown[]) => readSampledValues(values, [], seen);
    const readings = readReadings(request['meterValue'], { belonging: `${evse}`, meter }, seen);
    return readings.length === 0 ? undefined : { kind: 'sessionSampled', evse, transactionId: null, readings };
  },
  answer: () => ({}),
};
