// StatusNotification: a charging point, or the station as a whole, changed its state (1.6 §4.9).
import type { HandlerOf } from '../../protocol.ts';
import { readEvse, readFilledText } from '../../edge.ts';
import { readOptionalTime } from '../../times.ts';

export const statusNotification: HandlerOf<'pointStatus'> = {
  fact(request, seen) {
    const evse = readEvse(request['connectorId']);
    const status = readFilledText(request['status'], 64);
    if (evse === null || status === null) {
      seen.deviate('status-of-nothing', `connectorId ${String(request['connectorId']).slice(0, 40)}`);
      return undefined;
    }
    return {
      kind: 'pointStatus',
      evse,
      status,
      errorCode: readFilledText(request['errorCode'], 64),
      info: readFilledText(request['info'], 1000),
      vendorId: readFilledText(request['vendorId'], 255),
      vendorErrorCode: readFilledText(request['vendorErrorCode'], 255),
      when: readOptionalTime(request['timestamp'], seen),
    };
  },
  answer: () => ({}),
};
