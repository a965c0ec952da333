// What a station's 1.6 answer to a command means: the state it ends in, in the station's own word beside ours.
import type { ReportedSetting } from '../../facts.ts';
import type { Intent } from '../../intents.ts';
import { anyAnswer } from '../any-call.ts';
import { isRecord, readFilledText, readText } from '../edge.ts';
import { isCleared, scheduleAnswer } from '../limit.ts';
import { listVersionAnswer } from '../local-list.ts';
import type { CommandEnd, Payload } from '../protocol.ts';

/** Statuses that mean yes; RebootRequired and Scheduled are a yes for later. Every other status is a no. */
const yes = new Set(['Accepted', 'Unlocked', 'Scheduled', 'RebootRequired', 'AcceptedCanceled']);

/** Keys whose value is a secret: never kept, even if a station reports it. */
const secretKeys = new Set(['authorizationkey']);

export function commandAnswer(intent: Intent, reply: Payload): CommandEnd {
  if (intent.intent === 'sendCall') return anyAnswer(reply);
  if (intent.intent === 'refreshConfiguration') return configurationAnswer(reply);
  if (intent.intent === 'askListVersion') return listVersionAnswer(reply['listVersion']);
  if (intent.intent === 'readLimit') return scheduleAnswer(reply['status'], reply['chargingSchedule'], intent);
  const status = readFilledText(reply['status'], 64);
  // Neither message of 1.6 itself has a status: their answer is the yes.
  if (status === null && intent.intent === 'updateFirmware') return taken(null);
  if (status === null && intent.intent === 'getDiagnostics') {
    return taken(readFilledText(reply['fileName'], 255) === null ? 'EmptyResultSet' : null);
  }
  if (status === null) {
    return { state: 'failed', status: null, detail: 'The station answered without a status.', settings: [] };
  }
  const accepted = yes.has(status) || (intent.intent === 'setLimit' && isCleared(intent, status));
  return {
    state: accepted ? 'accepted' : 'rejected',
    status,
    detail: intent.intent === 'transferData' ? readFilledText(reply['data'], 10_000) : null,
    settings:
      intent.intent === 'changeSetting' && status === 'Accepted' ? [settingOf(intent.key, intent.value, false)] : [],
  };
}

const taken = (status: string | null): CommandEnd => ({ state: 'accepted', status, detail: null, settings: [] });

function configurationAnswer(reply: Payload): CommandEnd {
  const reported: unknown[] = Array.isArray(reply['configurationKey']) ? reply['configurationKey'] : [];
  const unknown: unknown[] = Array.isArray(reply['unknownKey']) ? reply['unknownKey'] : [];
  const names = unknown.flatMap((name) => readFilledText(name, 255) ?? []);
  return {
    state: 'accepted',
    status: null,
    detail: names.length > 0 ? `Unknown to the station: ${names.join(', ').slice(0, 1000)}` : null,
    settings: reported.flatMap((entry) => readSetting(entry) ?? []),
  };
}

function readSetting(entry: unknown): ReportedSetting | undefined {
  if (!isRecord(entry)) return undefined;
  const key = readFilledText(entry['key'], 255);
  return key === null ? undefined : settingOf(key, readText(entry['value'], 10_000), entry['readonly'] === true);
}

function settingOf(key: string, value: string | null, readOnly: boolean): ReportedSetting {
  return { key, value: secretKeys.has(key.toLowerCase()) ? null : value, readOnly };
}
