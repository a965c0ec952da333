// A call that an admin wrote: sent as it is, and answered with all that the station says.
import type { VersionTable } from '@stationmaster/ocpp';
import type { Intent } from '../intents.ts';
import { withoutSecrets, type Json } from '../masking.ts';
import { clean, readFilledText } from './edge.ts';
import type { Calls, CommandEnd, Payload } from './protocol.ts';

type Wish = Extract<Intent, { intent: 'sendCall' }>;

const longestAnswer = 10_000;
/** Statuses that are no refusal; what is answered without any is none either. */
const yes = new Set(['Accepted', 'AcceptedCanceled', 'EmptyResultSet', 'RebootRequired', 'Scheduled', 'Unlocked']);

/** Stations are asked what they may be asked; only they themselves may say the rest. */
export function anyCall({ action, payload }: Wish, { toStation }: Pick<VersionTable, 'toStation'>): Calls {
  return toStation.has(action) ? [{ action, payload }] : 'unsupported';
}

export function anyAnswer(reply: Payload): CommandEnd {
  const status = readFilledText(reply['status'], 64);
  const said = clean(JSON.stringify(withoutSecrets(reply as Json)));
  const detail = said.length > longestAnswer ? `${said.slice(0, longestAnswer)}…` : said;
  return { state: status === null || yes.has(status) ? 'accepted' : 'rejected', status, detail, settings: [] };
}
