// OCPP 1.6 as it is served: every action that stations call, and the way of commands to them.
import { v16 as table } from '@stationmaster/ocpp';
import type { FromStation16 } from '@stationmaster/ocpp';
import { heartbeat } from '../heartbeat.ts';
import type { Handler, ProtocolTable } from '../protocol.ts';
import { commandAnswer } from './answers.ts';
import { askedFor, askForBoot, callsFor, limitKeys, listKeys } from './commands.ts';
import { profileKeys } from './profiles.ts';
import { authorize } from './core/authorize.ts';
import { bootNotification } from './core/boot-notification.ts';
import { dataTransfer } from './core/data-transfer.ts';
import { meterValues } from './core/meter-values.ts';
import { signCertificate } from '../certificates/sign-certificate.ts';
import { startTransaction } from './core/start-transaction.ts';
import { statusNotification } from './core/status-notification.ts';
import { stopTransaction } from './core/stop-transaction.ts';
import * as notes from './notes.ts';

const byAction: Record<FromStation16, Handler> = {
  Authorize: authorize,
  BootNotification: bootNotification,
  DataTransfer: dataTransfer,
  DiagnosticsStatusNotification: notes.diagnosticsStatusNotification,
  FirmwareStatusNotification: notes.firmwareStatusNotification,
  Heartbeat: heartbeat,
  LogStatusNotification: notes.logStatusNotification,
  MeterValues: meterValues,
  SecurityEventNotification: notes.securityEventNotification,
  SignCertificate: signCertificate,
  SignedFirmwareStatusNotification: notes.signedFirmwareStatusNotification,
  StartTransaction: startTransaction,
  StatusNotification: statusNotification,
  StopTransaction: stopTransaction,
};

const handlers: ReadonlyMap<string, Handler> = new Map(Object.entries(byAction));

export const protocol16: ProtocolTable = {
  table,
  handlers,
  isTransactional: (action) => table.transactional.has(action),
  callsFor,
  limitKeys,
  listKeys,
  profileKeys,
  commandAnswer,
  askedFor,
  askForBoot,
};
