// What a station's 2.0.1 answer to a command means: the state it ends in, in the station's own word beside ours.
import type { ReportedSetting } from '../../facts.ts';
import type { Intent } from '../../intents.ts';
import { anyAnswer } from '../any-call.ts';
import { isRecord, readFilledText, readText } from '../edge.ts';
import { isCleared, scheduleAnswer } from '../limit.ts';
import { listVersionAnswer } from '../local-list.ts';
import type { CommandEnd, Payload } from '../protocol.ts';
import { readStatusInfo } from './status-info.ts';
import { isSecret, passwordVariable, settingKey } from './variables.ts';

/** Statuses that mean yes; RebootRequired and Scheduled are a yes for later. Every other status is a no. */
const yes = new Set(['Accepted', 'Unlocked', 'Scheduled', 'RebootRequired', 'EmptyResultSet', 'AcceptedCanceled']);

const noStatus: CommandEnd = {
  state: 'failed',
  status: null,
  detail: 'The station answered without a status.',
  settings: [],
};

export function commandAnswer(intent: Intent, reply: Payload): CommandEnd {
  if (intent.intent === 'refreshConfiguration' && intent.keys.length > 0) return variablesAnswer(reply);
  if (intent.intent === 'sendCall') return anyAnswer(reply);
  if (intent.intent === 'changeSetting') return settingAnswer(intent, reply);
  if (intent.intent === 'setPassword')
    return { ...settingAnswer({ key: passwordVariable, value: '' }, reply), settings: [] };
  if (intent.intent === 'askListVersion') return listVersionAnswer(reply['versionNumber']);
  if (intent.intent === 'readLimit') return scheduleAnswer(reply['status'], reply['schedule'], intent);
  if (intent.intent === 'setLimit' && isCleared(intent, String(reply['status'])))
    return { state: 'accepted', status: 'Unknown', detail: null, settings: [] };
  if (intent.intent === 'askTransaction') return transactionAnswer(reply);
  return statusAnswer(reply['status'], reply['statusInfo'], readData(intent, reply));
}

function readData({ intent }: Intent, { data }: Payload): string | null {
  if (intent !== 'transferData') return null;
  return readFilledText(typeof data === 'object' && data !== null ? JSON.stringify(data) : data, 10_000);
}

function statusAnswer(word: unknown, info: unknown, data: string | null): CommandEnd {
  const status = readFilledText(word, 64);
  if (status === null) return noStatus;
  return {
    state: yes.has(status) ? 'accepted' : 'rejected',
    status,
    detail: data ?? readStatusInfo(info),
    settings: [],
  };
}

function settingAnswer({ key, value }: { key: string; value: string }, reply: Payload): CommandEnd {
  const [result] = listOf(reply['setVariableResult']);
  if (result === undefined) return noStatus;
  const end = statusAnswer(result['attributeStatus'], result['attributeStatusInfo'], null);
  const setting = { key, value: isSecret(key) ? null : value, readOnly: false };
  return end.status === 'Accepted' ? { ...end, settings: [setting] } : end;
}

function variablesAnswer(reply: Payload): CommandEnd {
  const results = listOf(reply['getVariableResult']);
  const unknown = results.flatMap((result) => refusedOf(result) ?? []);
  return {
    state: 'accepted',
    status: null,
    detail: unknown.length > 0 ? `Not given by the station: ${unknown.join(', ').slice(0, 1000)}` : null,
    settings: results.flatMap((result) => readSetting(result) ?? []),
  };
}

function refusedOf(result: Payload): string | undefined {
  const key = settingKey(result['component'], result['variable']);
  if (key === undefined || result['attributeStatus'] === 'Accepted') return undefined;
  return `${key} (${readFilledText(result['attributeStatus'], 64) ?? 'no status'})`;
}

function readSetting(result: Payload): ReportedSetting | undefined {
  const key = settingKey(result['component'], result['variable']);
  if (key === undefined || result['attributeStatus'] !== 'Accepted') return undefined;
  // Whether it can be changed is told by reports alone.
  return { key, value: isSecret(key) ? null : readText(result['attributeValue'], 10_000), readOnly: null };
}

function transactionAnswer(reply: Payload): CommandEnd {
  const sentences = [
    reply['ongoingIndicator'] === true && 'It is going on.',
    reply['ongoingIndicator'] === false && 'It is over.',
    reply['messagesInQueue'] === true
      ? 'Messages about it wait at the station.'
      : 'Nothing about it waits at the station.',
  ];
  return { state: 'accepted', status: null, detail: sentences.filter(Boolean).join(' '), settings: [] };
}

function listOf(value: unknown): Payload[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}
