// BootNotification: what a 2.0.1 station says of itself (2.0.1 B01 to B03).
import { bootAnswer, bootChange } from '../../boot.ts';
import { isRecord, readFilledText } from '../../edge.ts';
import type { HandlerOf } from '../../protocol.ts';

const maxLength = 255;

export const bootNotification: HandlerOf<'booted'> = {
  beforeAcceptance: true,
  fact(request) {
    const station = isRecord(request['chargingStation']) ? request['chargingStation'] : {};
    return {
      kind: 'booted',
      vendor: readFilledText(station['vendorName'], maxLength),
      model: readFilledText(station['model'], maxLength),
      serial: readFilledText(station['serialNumber'], maxLength),
      firmware: readFilledText(station['firmwareVersion'], maxLength),
    };
  },
  answer: bootAnswer,
  change: bootChange,
};
