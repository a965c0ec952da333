// The 2.x actions that are only kept and acknowledged: firmware, logs, security, events and vendors' data.
import type { NoteKind } from '../../facts.ts';
import { clean, readFilledText } from '../edge.ts';
import { readRequestId } from '../files.ts';
import type { HandlerOf, Payload, Seen } from '../protocol.ts';
import { readOptionalTime } from '../times.ts';
import { readStatusInfo } from './status-info.ts';

type Told = { status: string | null; info: string | null; vendorId?: string | null };

function noted(note: NoteKind, told: (request: Payload) => Told, answer: object = {}): HandlerOf<'stationNoted'> {
  return {
    fact: (request, seen) => ({
      kind: 'stationNoted',
      note,
      vendorId: null,
      requestId: readRequestId(request),
      ...told(request),
      when: whenOf(request, seen),
    }),
    answer: () => answer,
  };
}

/** Some call it by another name, most leave it out. */
function whenOf(request: Payload, seen: Seen) {
  return readOptionalTime(request['timestamp'] ?? request['generatedAt'], seen);
}

const infoLength = 1_000;

/** The whole message, named by its action: it has no word of its own to be found by. */
function whole(action: string): (request: Payload) => Told {
  return (request) => ({ status: action, info: clean(JSON.stringify(request)).slice(0, infoLength).toWellFormed() });
}

/** Kept as a whole, and acknowledged. */
export function kept(action: string, answer?: object): HandlerOf<'stationNoted'> {
  return noted('data', whole(action), answer);
}

/** From 2.1 on a station may say why. */
const statusOf = ({ status, statusInfo }: Payload): Told => ({
  status: readFilledText(status, 64),
  info: readStatusInfo(statusInfo),
});

export const firmwareStatusNotification = noted('firmware', statusOf);
export const publishFirmwareStatusNotification = noted('firmware', (request) => {
  const { status, info } = statusOf(request);
  return { status, info: readFilledText(request['location'], infoLength) ?? info };
});
export const logStatusNotification = noted('diagnostics', statusOf);
export const securityEventNotification = noted('security', (request) => ({
  status: readFilledText(request['type'], 64),
  info: readFilledText(request['techInfo'], infoLength),
}));
export const dataTransfer = noted(
  'data',
  (request) => ({
    status: readFilledText(request['messageId'], 255),
    info: readFilledText(readData(request['data']), 10_000),
    vendorId: readFilledText(request['vendorId'], 255),
  }),
  { status: 'UnknownVendorId' },
);

/** Any JSON may be a vendor's data. */
function readData(data: unknown): unknown {
  return typeof data === 'object' && data !== null ? JSON.stringify(data) : data;
}

export const clearedChargingLimit = kept('ClearedChargingLimit');
export const get15118EVCertificate = kept('Get15118EVCertificate', { status: 'Failed', exiResponse: '' });
export const getCertificateStatus = kept('GetCertificateStatus', { status: 'Failed' });
export const notifyChargingLimit = kept('NotifyChargingLimit');
export const notifyCustomerInformation = kept('NotifyCustomerInformation');
export const notifyDisplayMessages = kept('NotifyDisplayMessages');
export const notifyEVChargingNeeds = kept('NotifyEVChargingNeeds', { status: 'Rejected' });
export const notifyEVChargingSchedule = kept('NotifyEVChargingSchedule', { status: 'Accepted' });
export const notifyMonitoringReport = kept('NotifyMonitoringReport');
export const reportChargingProfiles = kept('ReportChargingProfiles');
export const reservationStatusUpdate = kept('ReservationStatusUpdate');
