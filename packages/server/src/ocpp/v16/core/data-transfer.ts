// DataTransfer from a station: kept in the event feed, and answered honestly that we know no vendor's messages (1.6 §4.3).
import type { HandlerOf } from '../../protocol.ts';
import { readFilledText } from '../../edge.ts';
import { readOptionalTime } from '../../times.ts';

export const dataTransfer: HandlerOf<'stationNoted'> = {
  fact: (request, seen) => ({
    kind: 'stationNoted',
    note: 'data',
    status: readFilledText(request['messageId'], 255),
    info: readFilledText(request['data'], 10_000),
    vendorId: readFilledText(request['vendorId'], 255),
    when: readOptionalTime(undefined, seen),
  }),
  answer: () => ({ status: 'UnknownVendorId' }),
};
