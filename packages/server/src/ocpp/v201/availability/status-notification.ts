// StatusNotification: a socket of a charging point changed its state (2.0.1 G01).
import { readEvse, readFilledText } from '../../edge.ts';
import type { HandlerOf } from '../../protocol.ts';
import { readTime } from '../../times.ts';

export const statusNotification: HandlerOf<'pointStatus'> = {
  fact(request, seen) {
    const evse = readEvse(request['evseId']);
    const status = readFilledText(request['connectorStatus'], 64);
    if (evse === null || status === null) {
      seen.deviate('status-of-nothing', `evseId ${String(request['evseId']).slice(0, 40)}`);
      return undefined;
    }
    const connector = readEvse(request['connectorId']);
    return {
      kind: 'pointStatus',
      evse,
      ...(connector !== null && { connector }),
      status,
      errorCode: null,
      info: null,
      vendorId: null,
      vendorErrorCode: null,
      when: readTime(request['timestamp'], seen),
    };
  },
  answer: () => ({}),
};
