// OCPP 2.0.1 as it is served: every action that stations call, and the way of commands to them.
import { v201 as table } from '@stationmaster/ocpp';
import type { FromStation201 } from '@stationmaster/ocpp';
import { heartbeat } from '../heartbeat.ts';
import type { Handler, ProtocolTable } from '../protocol.ts';
import { signCertificateInWords } from '../certificates/sign-certificate.ts';
import { commandAnswer } from './answers.ts';
import { authorize } from './authorization/authorize.ts';
import { statusNotification } from './availability/status-notification.ts';
import { askedFor, askForBoot, callsFor, limitKeys, listKeys } from './commands.ts';
import { profileKeys } from './profiles.ts';
import { notifyEvent } from './diagnostics/notify-event.ts';
import { meterValues } from './metering/meter-values.ts';
import * as notes from './notes.ts';
import { bootNotification } from './provisioning/boot-notification.ts';
import { notifyReport } from './provisioning/notify-report.ts';
import { transactionEvent } from './transactions/transaction-event.ts';

const byAction: Record<FromStation201, Handler> = {
  Authorize: authorize,
  BootNotification: bootNotification,
  ClearedChargingLimit: notes.clearedChargingLimit,
  DataTransfer: notes.dataTransfer,
  FirmwareStatusNotification: notes.firmwareStatusNotification,
  Get15118EVCertificate: notes.get15118EVCertificate,
  GetCertificateStatus: notes.getCertificateStatus,
  Heartbeat: heartbeat,
  LogStatusNotification: notes.logStatusNotification,
  MeterValues: meterValues,
  NotifyChargingLimit: notes.notifyChargingLimit,
  NotifyCustomerInformation: notes.notifyCustomerInformation,
  NotifyDisplayMessages: notes.notifyDisplayMessages,
  NotifyEVChargingNeeds: notes.notifyEVChargingNeeds,
  NotifyEVChargingSchedule: notes.notifyEVChargingSchedule,
  NotifyEvent: notifyEvent,
  NotifyMonitoringReport: notes.notifyMonitoringReport,
  NotifyReport: notifyReport,
  PublishFirmwareStatusNotification: notes.publishFirmwareStatusNotification,
  ReportChargingProfiles: notes.reportChargingProfiles,
  ReservationStatusUpdate: notes.reservationStatusUpdate,
  SecurityEventNotification: notes.securityEventNotification,
  SignCertificate: signCertificateInWords,
  StatusNotification: statusNotification,
  TransactionEvent: transactionEvent,
};

export const protocol201: ProtocolTable = {
  table,
  handlers: new Map(Object.entries(byAction)),
  isTransactional: (action) => table.transactional.has(action),
  callsFor,
  limitKeys,
  listKeys,
  profileKeys,
  commandAnswer,
  askedFor,
  askForBoot,
};
