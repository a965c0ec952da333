// The actions of OCPP 2.1, those of 2.0.1 and what it adds, by who calls them.
import { fromStation201, toStation201, transactional201 } from '../v201/messages.ts';

/**
 * The actions that stations call. NotifyPeriodicEventStream is a SEND, which nobody answers, and stands here for those that
 * call it. Partners read NotifyWebPaymentStarted either way, so it goes both ways.
 */
export const fromStation21 = [
  ...fromStation201,
  'BatterySwap',
  'ClosePeriodicEventStream',
  'GetCertificateChainStatus',
  'NotifyDERAlarm',
  'NotifyDERStartStop',
  'NotifyPeriodicEventStream',
  'NotifyPriorityCharging',
  'NotifySettlement',
  'NotifyWebPaymentStarted',
  'OpenPeriodicEventStream',
  'PullDynamicScheduleUpdate',
  'ReportDERControl',
  'VatNumberValidation',
] as const;

/** The actions that the central system calls. */
export const toStation21 = [
  ...toStation201,
  'AFRRSignal',
  'AdjustPeriodicEventStream',
  'ChangeTransactionTariff',
  'ClearDERControl',
  'ClearTariffs',
  'GetDERControl',
  'GetPeriodicEventStream',
  'GetTariffs',
  'NotifyAllowedEnergyTransfer',
  'NotifyWebPaymentStarted',
  'RequestBatterySwap',
  'SetDERControl',
  'SetDefaultTariff',
  'UpdateDynamicSchedule',
  'UsePriorityCharging',
] as const;

/** Messages of T-1: always answered with a result, since the station drops what is refused. */
export const transactional21 = transactional201;

/** An action that stations call; DataTransfer and NotifyWebPaymentStarted go both ways. */
export type FromStation21 = (typeof fromStation21)[number];

/** An action that the central system calls; DataTransfer and NotifyWebPaymentStarted go both ways. */
export type ToStation21 = (typeof toStation21)[number];

/** Any of the 91 actions. */
export type Action21 = FromStation21 | ToStation21;
