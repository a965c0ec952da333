// OCPP 2.1 as it is served: 2.0.1 with the changed lines.
import { v21 as table } from '@stationmaster/ocpp';
import type { FromStation201, FromStation21 } from '@stationmaster/ocpp';
import type { Handler, ProtocolTable } from '../protocol.ts';
import { protocol201 } from '../v201/table.ts';
import { askedFor, callsFor, listKeys } from './commands.ts';
import * as notes from './notes.ts';

const added: Record<Exclude<FromStation21, FromStation201>, Handler> = {
  BatterySwap: notes.batterySwap,
  ClosePeriodicEventStream: notes.closePeriodicEventStream,
  GetCertificateChainStatus: notes.getCertificateChainStatus,
  NotifyDERAlarm: notes.notifyDERAlarm,
  NotifyDERStartStop: notes.notifyDERStartStop,
  NotifyPeriodicEventStream: notes.notifyPeriodicEventStream,
  NotifyPriorityCharging: notes.notifyPriorityCharging,
  NotifySettlement: notes.notifySettlement,
  NotifyWebPaymentStarted: notes.notifyWebPaymentStarted,
  OpenPeriodicEventStream: notes.openPeriodicEventStream,
  PullDynamicScheduleUpdate: notes.pullDynamicScheduleUpdate,
  ReportDERControl: notes.reportDERControl,
  VatNumberValidation: notes.vatNumberValidation,
};

const changed: Partial<Record<FromStation201, Handler>> = { NotifyEVChargingNeeds: notes.notifyEVChargingNeeds };

export const protocol21: ProtocolTable = {
  ...protocol201,
  table,
  handlers: new Map([...protocol201.handlers, ...Object.entries({ ...changed, ...added })]),
  isTransactional: (action) => table.transactional.has(action),
  callsFor,
  listKeys,
  askedFor,
};
