// What an operator wants, as the 2.0.1 calls that ask for it; knows no station and sends nothing.
import { v201 } from '@stationmaster/ocpp';
import type { CommandContext, Intent, ListedToken } from '../../intents.ts';
import { anyCall } from '../any-call.ts';
import { retriesOf } from '../files.ts';
import { listMessages } from '../local-list.ts';
import { inParts } from '../parts.ts';
import type { Call, Calls } from '../protocol.ts';
import { writeIdToken } from './id-token.ts';
import { passwordVariable, variableOf, type Variable } from './variables.ts';
import { limitCalls, scheduleCall } from './profiles.ts';

type Wish<N extends Intent['intent']> = Extract<Intent, { intent: N }>;

/** How many variables a station takes in one call. */
const getLimit = 'DeviceDataCtrlr.ItemsPerMessage[GetVariables]';
const reportLimit = 'DeviceDataCtrlr.ItemsPerMessage[GetReport]';
export const limitKeys = [getLimit, reportLimit];

/** An entry with the longest token there may be, and what is around all entries. */
const listBytes = { ofToken: 240, ofMessage: 150 };

export const listKeys = {
  enabled: 'LocalAuthListCtrlr.Enabled',
  most: 'LocalAuthListCtrlr.Entries',
  isMostLimit: true,
  each: 'LocalAuthListCtrlr.ItemsPerMessage',
  bytes: { key: 'LocalAuthListCtrlr.BytesPerMessage', ...listBytes },
  longestToken: 36,
};

export const askForBoot: Call = { action: 'TriggerMessage', payload: { requestedMessage: 'BootNotification' } };

export function callsFor(intent: Intent, context: CommandContext): Calls {
  switch (intent.intent) {
    case 'startCharging':
      return [startCall(intent, context)];
    case 'stopCharging':
      return [{ action: 'RequestStopTransaction', payload: { transactionId: nameOf(intent, context) } }];
    case 'releaseCable':
      return [{ action: 'UnlockConnector', payload: { evseId: intent.evse, connectorId: intent.connector ?? 1 } }];
    case 'setAvailability':
      return [availabilityCall(intent)];
    case 'reset':
      return [resetCall(intent)];
    case 'giveCertificate': {
      const certificate = { certificateChain: intent.chain, certificateType: 'ChargingStationCertificate' };
      return [{ action: 'CertificateSigned', payload: certificate }];
    }
    case 'clearCache':
      return [{ action: 'ClearCache', payload: {} }];
    case 'refreshConfiguration':
      return reportCalls(intent, context);
    case 'changeSetting':
      return settingCalls(intent);
    case 'setPassword':
      return settingCalls({ key: passwordVariable, value: context.newPassword ?? '' });
    case 'triggerMessage':
      return triggerCalls(intent);
    case 'sendCall':
      return anyCall(intent, v201);
    case 'transferData':
      return [{ action: 'DataTransfer', payload: transferPayload(intent) }];
    case 'askListVersion':
      return [{ action: 'GetLocalListVersion', payload: {} }];
    case 'sendLocalList':
      return listCalls(intent, context);
    case 'setLimit':
      return limitCalls(intent);
    case 'readLimit':
      return intent.places.map((place) => scheduleCall(intent, place));
    case 'askTransaction':
      return [{ action: 'GetTransactionStatus', payload: { transactionId: nameOf(intent, context) } }];
    case 'customerInformation':
      return [customerCall(intent, context)];
    case 'setNetworkProfile':
      return [networkCall(intent)];
    case 'updateFirmware':
      return [firmwareCall(intent, context)];
    case 'getDiagnostics':
      return [logCall(intent, context)];
  }
}

function startCall(intent: Wish<'startCharging'>, { number }: CommandContext): Call {
  const payload = { evseId: intent.evse, remoteStartId: number, idToken: writeIdToken(intent) };
  return { action: 'RequestStartTransaction', payload };
}

/** One that began while the station spoke another version has our number for its name. */
function nameOf({ transactionId }: { transactionId: number }, { transaction }: CommandContext): string {
  return transaction ?? String(transactionId);
}

function availabilityCall({ evse, connector, available }: Wish<'setAvailability'>): Call {
  const operationalStatus = available ? 'Operative' : 'Inoperative';
  // Without an EVSE the whole station is meant.
  const place = evse === 0 ? {} : { evse: evseOf(evse, connector) };
  return { action: 'ChangeAvailability', payload: { operationalStatus, ...place } };
}

function evseOf(id: number, connectorId: number | undefined): object {
  return connectorId === undefined ? { id } : { id, connectorId };
}

function resetCall({ resetKind, evse }: Wish<'reset'>): Call {
  const type = resetKind === 'hard' ? 'Immediate' : 'OnIdle';
  return { action: 'Reset', payload: evse ? { type, evseId: evse } : { type } };
}

/** All settings come in reports of their own, single ones in the answer, but never with their limits. */
function reportCalls({ keys, withLimits }: Wish<'refreshConfiguration'>, { number, limits }: CommandContext): Calls {
  if (keys.length === 0) {
    return [{ action: 'GetBaseReport', payload: { requestId: number, reportBase: 'FullInventory' } }];
  }
  const wanted: Variable[] = [];
  for (const key of keys) {
    const variable = variableOf(key);
    if (variable === undefined) return unfit(key);
    wanted.push(variable);
  }
  const values = inParts(wanted, limits[getLimit]).map((part) => ({
    action: 'GetVariables',
    payload: { getVariableData: part },
  }));
  if (withLimits !== true) return values;
  const reports = inParts(wanted, limits[reportLimit]).map((part) => ({
    action: 'GetReport',
    payload: { requestId: number, componentVariable: part },
  }));
  return [...values, ...reports];
}

function settingCalls({ key, value }: Pick<Wish<'changeSetting'>, 'key' | 'value'>): Calls {
  const variable = variableOf(key);
  if (variable === undefined) return unfit(key);
  return [{ action: 'SetVariables', payload: { setVariableData: [{ ...variable, attributeValue: value }] } }];
}

function unfit(key: string): Calls {
  return { unfit: `"${key}" names no component and variable, as "Component.Variable" does.` };
}

const triggers = new Set([
  'BootNotification',
  'FirmwareStatusNotification',
  'Heartbeat',
  'LogStatusNotification',
  'MeterValues',
  'PublishFirmwareStatusNotification',
  'SignChargingStationCertificate',
  'SignCombinedCertificate',
  'SignV2GCertificate',
  'StatusNotification',
  'TransactionEvent',
]);
/** What 1.6 calls otherwise. */
const renamed: Readonly<Record<string, string>> = {
  DiagnosticsStatusNotification: 'LogStatusNotification',
  SignChargePointCertificate: 'SignChargingStationCertificate',
};

function triggerCalls({ message, evse }: Wish<'triggerMessage'>): Calls {
  const requestedMessage = renamed[message] ?? message;
  if (!triggers.has(requestedMessage)) return 'unsupported';
  // A status is that of a socket; without one it would be refused (2.0.1 F06).
  const connectorId = requestedMessage === 'StatusNotification' ? 1 : undefined;
  const place = evse ? { evse: evseOf(evse, connectorId) } : {};
  return [{ action: 'TriggerMessage', payload: { requestedMessage, ...place } }];
}

function transferPayload({ vendorId, messageId, text }: Wish<'transferData'>): object {
  return { vendorId, ...(messageId !== null && { messageId }), ...(text !== null && { data: text }) };
}

function listCalls(intent: Wish<'sendLocalList'>, { tokenList }: CommandContext): Calls {
  return listMessages(intent, tokenList).map(({ version, updateType, tokens }) => {
    const list = tokens.length > 0 && { localAuthorizationList: tokens.map(listEntry) };
    return { action: 'SendLocalList', payload: { versionNumber: version, updateType, ...list } };
  });
}

function listEntry({ decision, expiresAt, driverGroupId, ...token }: ListedToken): object {
  const idToken = writeIdToken(token);
  if (decision === null) return { idToken };
  const idTokenInfo = {
    status: decision,
    ...(expiresAt !== null && { cacheExpiryDateTime: expiresAt }),
    ...(driverGroupId !== null && { groupIdToken: { idToken: String(driverGroupId), type: 'Central' } }),
  };
  return { idToken, idTokenInfo };
}

function customerCall(intent: Wish<'customerInformation'>, { number }: CommandContext): Call {
  const { report, clear } = intent;
  const payload = { requestId: number, report, clear, idToken: writeIdToken(intent) };
  return { action: 'CustomerInformation', payload };
}

function networkCall(intent: Wish<'setNetworkProfile'>): Call {
  const connectionData = {
    ocppVersion: 'OCPP20',
    ocppTransport: 'JSON',
    ocppCsmsUrl: intent.url,
    messageTimeout: intent.timeoutSeconds,
    securityProfile: intent.securityProfile,
    ocppInterface: intent.networkInterface,
  };
  return { action: 'SetNetworkProfile', payload: { configurationSlot: intent.slot, connectionData } };
}

function firmwareCall(intent: Wish<'updateFirmware'>, { number: requestId, fileAddress }: CommandContext): Call {
  const { address, retrieveAt, installAt, signature, certificate } = intent;
  const firmware = {
    location: address ?? fileAddress,
    retrieveDateTime: retrieveAt,
    ...(installAt !== null && { installDateTime: installAt }),
    ...(signature !== null && certificate !== null && { signingCertificate: certificate, signature }),
  };
  return { action: 'UpdateFirmware', payload: { requestId, firmware, ...retriesOf(intent) } };
}

function logCall(intent: Wish<'getDiagnostics'>, { number: requestId, fileAddress }: CommandContext): Call {
  const { address, from, to } = intent;
  const span = { ...(from !== null && { oldestTimestamp: from }), ...(to !== null && { latestTimestamp: to }) };
  const log = { remoteLocation: address ?? fileAddress, ...span };
  const logType = intent.log === 'security' ? 'SecurityLog' : 'DiagnosticsLog';
  return { action: 'GetLog', payload: { logType, requestId, log, ...retriesOf(intent) } };
}

const certificates = new Set(['SignChargingStationCertificate', 'SignCombinedCertificate', 'SignV2GCertificate']);
const reports: Readonly<Record<string, string>> = {
  CustomerInformation: 'NotifyCustomerInformation',
  GetBaseReport: 'NotifyReport',
  GetChargingProfiles: 'ReportChargingProfiles',
  GetDisplayMessages: 'NotifyDisplayMessages',
  GetMonitoringReport: 'NotifyMonitoringReport',
  GetReport: 'NotifyReport',
};

/** What a call makes the station send, if it does (F-12). */
export function askedFor({ action, payload }: Call): string | undefined {
  if (action !== 'TriggerMessage') return reports[action];
  const message = 'requestedMessage' in payload ? payload.requestedMessage : undefined;
  if (typeof message !== 'string') return undefined;
  return certificates.has(message) ? 'SignCertificate' : message;
}
