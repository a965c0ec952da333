// Which of the manual's names a command has, which point it is for, and why it failed; knows no word.
import type { Command, StationPoint } from '../../api/contract.ts';
import { isTriggerMessage, type TriggerMessage } from './questions/trigger-messages.ts';

export type CommandName =
  | 'startCharging'
  | 'stopCharging'
  | 'releaseCable'
  | 'setAvailable'
  | 'setUnavailable'
  | 'softReset'
  | 'hardReset'
  | 'clearCache'
  | 'refreshConfiguration'
  | 'changeSetting'
  | 'triggerMessage'
  | 'transferData'
  | 'sendCall'
  | 'askTransaction'
  | 'customerInformation'
  | 'setNetworkProfile'
  | 'updateFirmware'
  | 'getDiagnostics'
  | 'setPassword'
  | 'giveCertificate'
  | 'askListVersion'
  | 'sendLocalList'
  | 'setLimit'
  | 'readLimit';

export function nameOfCommand(command: Pick<Command, 'intent' | 'arguments'>): CommandName {
  if (command.intent === 'setAvailability') {
    return command.arguments['available'] === false ? 'setUnavailable' : 'setAvailable';
  }
  if (command.intent === 'reset') {
    return (command.arguments['resetKind'] ?? command.arguments['kind']) === 'hard' ? 'hardReset' : 'softReset';
  }
  return command.intent;
}

/** Zero or nothing means the whole charging station. */
export function pointOfCommand(command: Pick<Command, 'evse'>): number | null {
  return command.evse === null || command.evse === 0 ? null : command.evse;
}

/** Which message was asked for. */
export function messageOfCommand({
  intent,
  arguments: asked,
}: Pick<Command, 'intent' | 'arguments'>): TriggerMessage | null {
  const message = intent === 'triggerMessage' ? asked['message'] : undefined;
  return isTriggerMessage(message) ? message : null;
}

/** Of a call in the words of OCPP: which, and all that was said to it. */
export function callOf({ intent, arguments: { action }, detail, state }: Command): WrittenCall | null {
  if (intent !== 'sendCall' || typeof action !== 'string') return null;
  const isAnswered = state === 'accepted' || state === 'rejected';
  return { action, answer: isAnswered ? detail : null };
}
type WrittenCall = { action: string; answer: string | null };

export type FailedReason = 'refused' | 'timed_out' | 'failed' | 'unknown';

export function reasonOf(command: Pick<Command, 'state'>): FailedReason | null {
  switch (command.state) {
    case 'rejected':
      return 'refused';
    case 'failed':
    case 'timed_out':
    case 'unknown':
      return command.state;
    default:
      return null;
  }
}

const cableMs = 5 * 60_000;

/** An accepted start waits for the cable: the session comes when somebody plugs in, or never. */
export function waitsForCable(command: Command, pointState: StationPoint['state'], nowMs: number): boolean {
  const isStart = command.intent === 'startCharging' && command.state === 'accepted';
  const isFree = pointState === 'available' || pointState === 'preparing';
  return isStart && isFree && command.answeredAt !== null && nowMs - Date.parse(command.answeredAt) < cableMs;
}
