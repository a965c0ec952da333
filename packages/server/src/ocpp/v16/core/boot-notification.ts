// BootNotification: what a 1.6 station says of itself (1.6 §4.2).
import { bootAnswer, bootChange } from '../../boot.ts';
import { readFilledText } from '../../edge.ts';
import type { HandlerOf } from '../../protocol.ts';

const maxLength = 255;

export const bootNotification: HandlerOf<'booted'> = {
  beforeAcceptance: true,
  fact: (request) => ({
    kind: 'booted',
    vendor: readFilledText(request['chargePointVendor'], maxLength),
    model: readFilledText(request['chargePointModel'], maxLength),
    serial:
      readFilledText(request['chargePointSerialNumber'], maxLength) ??
      readFilledText(request['chargeBoxSerialNumber'], maxLength),
    firmware: readFilledText(request['firmwareVersion'], maxLength),
  }),
  answer: bootAnswer,
  change: bootChange,
};
