// MeterValues: registers and powers of a charging point, within a session or without (1.6 §4.7).
import type { HandlerOf } from '../../protocol.ts';
import { readEvse, readInteger } from '../../edge.ts';
import { readReadings } from './readings.ts';

export const meterValues: HandlerOf<'sessionSampled'> = {
  transactional: true,
  fact(request, seen) {
    const belonging = {
      evse: readEvse(request['connectorId']) ?? 0,
      transactionId: readInteger(request['transactionId']),
    };
    const readings = readReadings(request['meterValue'], belonging, seen);
    return readings.length === 0 ? undefined : { kind: 'sessionSampled', ...belonging, readings };
  },
  answer: () => ({}),
};
