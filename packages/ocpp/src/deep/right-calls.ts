// Calls of stations as the standards want them, the fuzzer's raw material; for tests only.
import type { FromStation16, Requests16 } from '../v16/messages.ts';
import type { FromStation201, Requests201 } from '../v201/messages.ts';
import type { FromStation21 } from '../v21/actions.ts';
import type { Requests21 } from '../v21/messages.ts';
import type { OcppVersion } from '../version.ts';

type Call = readonly [action: string, payload: object];
type Calls = readonly [Call, ...Call[]];

const timestamp = '2024-05-01T10:00:00Z';

function call16<A extends FromStation16>(action: A, payload: Requests16[A]): Call {
  return [action, payload];
}

function call201<A extends FromStation201>(action: A, payload: Requests201[A]): Call {
  return [action, payload];
}

function call21<A extends FromStation21>(action: A, payload: Requests21[A]): Call {
  return [action, payload];
}

const power16 = { value: '12.5', context: 'Sample.Periodic', measurand: 'Power.Active.Import', unit: 'W' } as const;
const meterValue16: Requests16['MeterValues']['meterValue'] = [
  { timestamp, sampledValue: [power16, { value: '1234' }] },
];

const calls16: Calls = [
  call16('MeterValues', { connectorId: 1, transactionId: 7, meterValue: meterValue16 }),
  call16('Heartbeat', {}),
  call16('Authorize', { idTag: 'ABCDEF' }),
  call16('BootNotification', { chargePointVendor: 'Vendor', chargePointModel: 'Model', firmwareVersion: '1.0' }),
  call16('StatusNotification', { connectorId: 1, errorCode: 'NoError', status: 'Available' }),
  call16('StartTransaction', { connectorId: 1, idTag: 'ABCDEF', meterStart: 0, timestamp }),
  call16('StopTransaction', { transactionId: 7, meterStop: 10, timestamp, transactionData: meterValue16 }),
  call16('DataTransfer', { vendorId: 'v', data: '{"a":1}' }),
  call16('SecurityEventNotification', { type: 'StartupOfTheDevice', timestamp }),
];

const idToken = { idToken: 'ABCDEF', type: 'ISO14443' } as const;
const evse = { id: 1, connectorId: 1 };
const meterValue201: Requests201['MeterValues']['meterValue'] = [
  {
    timestamp,
    sampledValue: [
      { value: 12.5, context: 'Sample.Periodic', measurand: 'Power.Active.Import', unitOfMeasure: { unit: 'W' } },
      { value: 1234, phase: 'L1-N', location: 'Outlet', customData: { vendorId: 'v', note: [1] } },
    ],
  },
];

const calls201: Calls = [
  call201('TransactionEvent', {
    eventType: 'Started',
    timestamp,
    triggerReason: 'Authorized',
    seqNo: 0,
    transactionInfo: { transactionId: 'tx', chargingState: 'Charging', remoteStartId: 3 },
    evse,
    idToken,
    meterValue: meterValue201,
  }),
  call201('TransactionEvent', {
    eventType: 'Ended',
    timestamp,
    triggerReason: 'StopAuthorized',
    seqNo: 9,
    offline: true,
    transactionInfo: { transactionId: 'tx', stoppedReason: 'Local' },
    meterValue: meterValue201,
  }),
  call201('MeterValues', { evseId: 1, meterValue: meterValue201 }),
  call201('Heartbeat', {}),
  call201('Authorize', { idToken: { ...idToken, additionalInfo: [{ additionalIdToken: '1', type: 'PIN' }] } }),
  call201('BootNotification', { reason: 'PowerUp', chargingStation: { vendorName: 'Vendor', model: 'Model' } }),
  call201('StatusNotification', { timestamp, connectorStatus: 'Occupied', evseId: 1, connectorId: 1 }),
  call201('DataTransfer', { vendorId: 'v', data: { any: ['thing', 1, null] } }),
  call201('NotifyReport', {
    requestId: 1,
    generatedAt: timestamp,
    seqNo: 0,
    tbc: true,
    reportData: [
      {
        component: { name: 'EVSE', evse },
        variable: { name: 'Power' },
        variableAttribute: [{ type: 'Actual', value: '1' }],
        variableCharacteristics: { dataType: 'decimal', supportsMonitoring: false, unit: 'W' },
      },
    ],
  }),
];

/** What 2.1 adds, beside what 2.0.1 says already. */
const calls21: Calls = [
  call21('TransactionEvent', {
    eventType: 'Updated',
    timestamp,
    triggerReason: 'RunningCost',
    seqNo: 3,
    transactionInfo: { transactionId: 'tx', operationMode: 'ChargingOnly', transactionLimit: { maxEnergy: 10_000 } },
    idToken: { idToken: 'WVWZZZ', type: 'VIN' },
    costDetails: {
      totalCost: { currency: 'EUR', typeOfCost: 'NormalCost', total: { exclTax: 1.5 } },
      totalUsage: { energy: 12, chargingTime: 60, idleTime: 0 },
      chargingPeriods: [{ startPeriod: timestamp, dimensions: [{ type: 'Energy', volume: 12 }] }],
    },
  }),
  call21('NotifyDERAlarm', { controlType: 'LVMustTrip', timestamp, gridEventFault: 'UnderVoltage' }),
  call21('NotifySettlement', { pspRef: 'psp', status: 'Settled', settlementAmount: 9.5, settlementTime: timestamp }),
  call21('BatterySwap', {
    eventType: 'BatteryIn',
    requestId: 1,
    idToken,
    batteryData: [{ evseId: 1, serialNumber: 'B', soC: 20.5, soH: 98 }],
  }),
  call21('VatNumberValidation', { vatNumber: 'DE123' }),
  call21('PullDynamicScheduleUpdate', { chargingProfileId: 9 }),
  ...calls201,
];

export const rightCalls: Readonly<Record<OcppVersion, Calls>> = { '1.6': calls16, '2.0.1': calls201, '2.1': calls21 };
