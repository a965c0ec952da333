// What an operator wants, as the 1.6 call that asks for it; knows no station and sends nothing.
import { v16 } from '@stationmaster/ocpp';
import type { CommandContext, Intent, ListedToken } from '../../intents.ts';
import { anyCall } from '../any-call.ts';
import { retriesOf } from '../files.ts';
import { listMessages } from '../local-list.ts';
import { inParts } from '../parts.ts';
import type { Call, Calls } from '../protocol.ts';
import { limitCalls, scheduleCall } from './profiles.ts';

type Wish<N extends Intent['intent']> = Extract<Intent, { intent: N }>;

const triggers = new Set([
  'BootNotification',
  'DiagnosticsStatusNotification',
  'FirmwareStatusNotification',
  'Heartbeat',
  'MeterValues',
  'StatusNotification',
]);
/** Messages that only the security extensions' trigger knows. */
const extendedTriggers = new Set(['LogStatusNotification', 'SignChargePointCertificate']);

export const askForBoot: Call = { action: 'TriggerMessage', payload: { requestedMessage: 'BootNotification' } };

/** How many keys a station takes in one call. */
const getLimit = 'GetConfigurationMaxKeys';
export const limitKeys = [getLimit];

export const listKeys = {
  enabled: 'LocalAuthListEnabled',
  most: 'LocalAuthListMaxLength',
  isMostLimit: false,
  each: 'SendLocalListMaxLength',
  bytes: null,
  longestToken: 20,
};

type Context = Pick<CommandContext, 'limits' | 'newPassword' | 'number' | 'fileAddress' | 'tokenList'>;

export function callsFor(intent: Intent, context: Context): Calls {
  const { limits, newPassword, tokenList } = context;
  if (intent.intent === 'setPassword') {
    return [{ action: 'ChangeConfiguration', payload: { key: 'AuthorizationKey', value: newPassword } }];
  }
  if (intent.intent === 'sendLocalList') {
    return listMessages(intent, tokenList).map(({ version, updateType, tokens }) => ({
      action: 'SendLocalList',
      payload: { listVersion: version, updateType, localAuthorizationList: tokens.map(listEntry) },
    }));
  }
  if (intent.intent === 'refreshConfiguration' && intent.keys.length > 0) {
    return inParts(intent.keys, limits[getLimit]).map((key) => ({ action: 'GetConfiguration', payload: { key } }));
  }
  if (intent.intent === 'giveCertificate') {
    return [{ action: 'CertificateSigned', payload: { certificateChain: intent.chain } }];
  }
  if (intent.intent === 'sendCall') return anyCall(intent, v16);
  if (intent.intent === 'setLimit') return limitCalls(intent);
  if (intent.intent === 'readLimit') return intent.places.map((place) => scheduleCall(intent, place));
  if (intent.intent === 'updateFirmware') return [firmwareCall(intent, context)];
  if (intent.intent === 'getDiagnostics') return [diagnosticsCall(intent, context)];
  const call = callFor(intent);
  return call === 'unsupported' ? call : [call];
}

function listEntry({ token, decision, expiresAt, driverGroupId }: ListedToken): object {
  if (decision === null) return { idTag: token };
  const idTagInfo = {
    status: decision,
    ...(expiresAt !== null && { expiryDate: expiresAt }),
    ...(driverGroupId !== null && { parentIdTag: String(driverGroupId) }),
  };
  return { idTag: token, idTagInfo };
}

type Special =
  | 'setPassword'
  | 'giveCertificate'
  | 'sendCall'
  | 'sendLocalList'
  | 'setLimit'
  | 'readLimit'
  | 'updateFirmware'
  | 'getDiagnostics';
type Plain = Exclude<Intent, { intent: Special }>;

function callFor(intent: Plain): Call | 'unsupported' {
  switch (intent.intent) {
    case 'startCharging':
      return { action: 'RemoteStartTransaction', payload: { connectorId: intent.evse, idTag: intent.token } };
    case 'stopCharging':
      return { action: 'RemoteStopTransaction', payload: { transactionId: intent.transactionId } };
    case 'releaseCable':
      return { action: 'UnlockConnector', payload: { connectorId: intent.evse } };
    case 'setAvailability': {
      const type = intent.available ? 'Operative' : 'Inoperative';
      return { action: 'ChangeAvailability', payload: { connectorId: intent.evse, type } };
    }
    case 'reset':
      // A single charging point cannot be reset, and nobody asked for the others.
      if (intent.evse) return 'unsupported';
      return { action: 'Reset', payload: { type: intent.resetKind === 'hard' ? 'Hard' : 'Soft' } };
    case 'clearCache':
      return { action: 'ClearCache', payload: {} };
    case 'askListVersion':
      return { action: 'GetLocalListVersion', payload: {} };
    case 'refreshConfiguration':
      return { action: 'GetConfiguration', payload: {} };
    case 'changeSetting':
      return { action: 'ChangeConfiguration', payload: { key: intent.key, value: intent.value } };
    case 'triggerMessage':
      return triggerCall(intent.message, intent.evse);
    case 'transferData':
      return { action: 'DataTransfer', payload: transferPayload(intent) };
    case 'askTransaction':
    case 'customerInformation':
    case 'setNetworkProfile':
      return 'unsupported';
  }
}

function triggerCall(message: string, evse: number | null): Call | 'unsupported' {
  if (!triggers.has(message) && !extendedTriggers.has(message)) return 'unsupported';
  const action = triggers.has(message) ? 'TriggerMessage' : 'ExtendedTriggerMessage';
  // Connector 0 stands for the station and may not be named here; leaving it out asks for all (1.6 §5.17).
  return { action, payload: { requestedMessage: message, ...(evse ? { connectorId: evse } : {}) } };
}

type FileContext = Pick<CommandContext, 'number' | 'fileAddress'>;

function firmwareCall(intent: Wish<'updateFirmware'>, { number: requestId, fileAddress }: FileContext): Call {
  const { address, retrieveAt, installAt, signature, certificate: signingCertificate } = intent;
  const location = address ?? fileAddress;
  if (signature === null || signingCertificate === null) {
    return { action: 'UpdateFirmware', payload: { location, retrieveDate: retrieveAt, ...retriesOf(intent) } };
  }
  const install = installAt === null ? {} : { installDateTime: installAt };
  const firmware = { location, retrieveDateTime: retrieveAt, ...install, signingCertificate, signature };
  return { action: 'SignedUpdateFirmware', payload: { requestId, firmware, ...retriesOf(intent) } };
}

/** The log of security came with the security extensions, in a message of its own. */
function diagnosticsCall(intent: Wish<'getDiagnostics'>, { number: requestId, fileAddress }: FileContext): Call {
  const { address, log, from, to } = intent;
  const location = address ?? fileAddress;
  if (log === 'diagnostics') {
    const span = { ...(from !== null && { startTime: from }), ...(to !== null && { stopTime: to }) };
    return { action: 'GetDiagnostics', payload: { location, ...span, ...retriesOf(intent) } };
  }
  const span = { ...(from !== null && { oldestTimestamp: from }), ...(to !== null && { latestTimestamp: to }) };
  const payload = {
    logType: 'SecurityLog',
    requestId,
    log: { remoteLocation: location, ...span },
    ...retriesOf(intent),
  };
  return { action: 'GetLog', payload };
}

function transferPayload(intent: Extract<Intent, { intent: 'transferData' }>): object {
  return {
    vendorId: intent.vendorId,
    ...(intent.messageId === null ? {} : { messageId: intent.messageId }),
    ...(intent.text === null ? {} : { data: intent.text }),
  };
}

/** What a call makes the station send, if it does (F-12). */
export function askedFor({ action, payload }: Call): string | undefined {
  if (action !== 'TriggerMessage' && action !== 'ExtendedTriggerMessage') return undefined;
  const message = 'requestedMessage' in payload ? payload.requestedMessage : undefined;
  if (message === 'SignChargePointCertificate') return 'SignCertificate';
  return typeof message === 'string' ? message : undefined;
}
