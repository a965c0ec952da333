// What an operator wants, as 2.1 calls: those of 2.0.1, but for what it says otherwise.
import { v21 } from '@stationmaster/ocpp';
import type { CommandContext, Intent } from '../../intents.ts';
import { anyCall } from '../any-call.ts';
import type { Call, Calls } from '../protocol.ts';
import { askedFor as askedFor201, callsFor as callsFor201, listKeys as listKeys201 } from '../v201/commands.ts';

type Wish<N extends Intent['intent']> = Extract<Intent, { intent: N }>;

/** Tokens are longer than in 2.0.1, and so is the longest entry. */
const longestToken = 255;
const { each, bytes, ...otherListKeys } = listKeys201;
export const listKeys = {
  ...otherListKeys,
  each,
  bytes: { ...bytes, ofToken: bytes.ofToken + longestToken - listKeys201.longestToken },
  longestToken,
};

export function callsFor(intent: Intent, context: CommandContext): Calls {
  if (intent.intent === 'sendCall') return anyCall(intent, v21);
  if (intent.intent === 'triggerMessage') return triggerCalls(intent, context);
  const calls = callsFor201(intent, context);
  if (intent.intent === 'giveCertificate' && Array.isArray(calls))
    return calls.map((call: Call) => answering(call, intent));
  return intent.intent === 'setNetworkProfile' && Array.isArray(calls) ? calls.map(inVersion21) : calls;
}

/** Whoever numbers its questions is told which of them this answers. */
function answering({ action, payload }: Call, { requestId }: Wish<'giveCertificate'>): Call {
  return { action, payload: { ...payload, ...(requestId !== null && { requestId }) } };
}

/** A message that the standard does not name is a vendor's own. */
function triggerCalls(intent: Wish<'triggerMessage'>, context: CommandContext): Calls {
  const { message, evse } = intent;
  if (message === 'SignV2G20Certificate') return [triggerCall({ requestedMessage: message }, null)];
  const calls = callsFor201(intent, context);
  return calls === 'unsupported'
    ? [triggerCall({ requestedMessage: 'CustomTrigger', customTrigger: message }, evse)]
    : calls;
}

function triggerCall(message: { requestedMessage: string; customTrigger?: string }, evse: number | null): Call {
  return { action: 'TriggerMessage', payload: { ...message, ...(evse && { evse: { id: evse } }) } };
}

/** The version is agreed when the station connects, and said here for those that want it said. */
function inVersion21({ action, payload }: Call): Call {
  const { connectionData, ...slot } = payload as { connectionData: object };
  return { action, payload: { ...slot, connectionData: { ...connectionData, ocppVersion: 'OCPP21' } } };
}

/** What a call makes the station send, if it does (F-12). */
export function askedFor(call: Call): string | undefined {
  if (call.action === 'GetDERControl') return 'ReportDERControl';
  const asked = askedFor201(call);
  return asked === 'SignV2G20Certificate' ? 'SignCertificate' : asked;
}
