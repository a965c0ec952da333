// The 1.6 actions that are only kept and acknowledged: firmware, diagnostics, logs and security events.
import type { NoteKind } from '../../facts.ts';
import { readFilledText } from '../edge.ts';
import { readRequestId } from '../files.ts';
import type { HandlerOf } from '../protocol.ts';
import { readOptionalTime } from '../times.ts';

function noted(note: NoteKind, statusField: string, infoField?: string): HandlerOf<'stationNoted'> {
  return {
    fact: (request, seen) => ({
      kind: 'stationNoted',
      note,
      status: readFilledText(request[statusField], 64),
      info: infoField === undefined ? null : readFilledText(request[infoField], 1000),
      vendorId: null,
      requestId: readRequestId(request),
      when: readOptionalTime(request['timestamp'], seen),
    }),
    answer: () => ({}),
  };
}

export const firmwareStatusNotification = noted('firmware', 'status');
export const signedFirmwareStatusNotification = noted('firmware', 'status');
export const diagnosticsStatusNotification = noted('diagnostics', 'status');
export const logStatusNotification = noted('diagnostics', 'status');
export const securityEventNotification = noted('security', 'type', 'techInfo');
