// StopTransaction: a session ends, whatever id the station gives it (1.6 §4.10, T-5, T-6).
import type { HandlerOf } from '../../protocol.ts';
import { readFilledText, readInteger, readWh } from '../../edge.ts';
import { readTime } from '../../times.ts';
import { readToken } from './id-tag.ts';
import { readReadings } from './readings.ts';

/** Answered as if valid, and attached by what else fits, like every id that we never gave out. */
const noTransaction = 0;

export const stopTransaction: HandlerOf<'sessionEnded'> = {
  transactional: true,
  fact(request, seen) {
    const transactionId = readInteger(request['transactionId']) ?? noTransaction;
    return {
      kind: 'sessionEnded',
      transactionId,
      token: readToken(request['idTag']),
      meterStopWh: readWh(request['meterStop']),
      reason: readFilledText(request['reason'], 64),
      when: readTime(request['timestamp'], seen),
      readings: readReadings(request['transactionData'], { evse: 0, transactionId }, seen),
    };
  },
  // The token of a stop is not judged: it is the station that let the driver stop.
  answer: () => ({}),
};
