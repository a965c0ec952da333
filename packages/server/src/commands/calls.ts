// Calls in the words of a station's own version, as an admin writes them: checked before they are stored, shown without secrets.
import type { TenantTx } from '../db/doors.ts';
import { Failure } from '../failures.ts';
import type { Intent, StationCalls } from '../intents.ts';
import { withMaskedTokens, withoutSecrets, type Json } from '../masking.ts';
import { demandStation } from '../stations/stations.ts';
import { maskToken } from '../tokens/tokens.ts';
import type { Sight } from '../viewer.ts';

type WrittenCall = Extract<Intent, { intent: 'sendCall' }>;

/** What is wrong with a call to the station, in words. */
export type FaultInCall = (call: { action: string; payload: object }) => string | undefined;

/** The password of a station, set by name or as a field: it would lie here in clear, and the station would be locked out (S-2). */
const withPassword = /"(?:key|name)":"(?:authorizationkey|basicauthpassword)"|"basicauthpassword":/i;
const notHere = 'A password is set under “Edit this charging station”, so that the station can come in with it.';

/** The longest request that somebody may write, in characters. */
const longestPayload = 60_000;

/** What can be sent to a station, in the version that it spoke last. */
export async function listCalls(tx: TenantTx, sight: Sight, stationId: number, calls: StationCalls) {
  const { ocppVersion: version } = await demandStation(tx, sight, stationId);
  return { version, items: version === null ? [] : calls.list(version) };
}

/** A station that never came speaks no version yet, and nothing is sent to it. */
export function faultsOf(version: string | null, calls: StationCalls | undefined): FaultInCall {
  return (call) => (version === null ? undefined : calls?.faultIn(version, call));
}

export function rightCall(call: Pick<WrittenCall, 'action' | 'payload'>, faultIn: FaultInCall): WrittenCall {
  const fault = faultOf(JSON.stringify(call.payload)) ?? faultIn(call);
  if (fault !== undefined) throw new Failure('invalid_input', { fields: { payload: fault } });
  return { intent: 'sendCall', ...call, shown: masked(call.payload) };
}

function faultOf(text: string): string | undefined {
  if (text.length > longestPayload) return 'This is too long.';
  return withPassword.test(text) ? notHere : undefined;
}

const masked = (payload: object) =>
  withMaskedTokens(withoutSecrets(payload as Json), maskToken) as WrittenCall['payload'];

export function maskedCall({ action, payload }: WrittenCall): Record<string, unknown> {
  return { action, payload: masked(payload) };
}

/** Of a command that is not sent any more. */
export function endedIntent(intent: Intent): Intent {
  return intent.intent === 'sendCall' ? { ...intent, payload: masked(intent.payload) } : intent;
}

/** What the station said may be read by all who see the command, but for tokens; one that was cut is not taken apart. */
export function maskedAnswer(said: string): string {
  try {
    return JSON.stringify(withMaskedTokens(JSON.parse(said) as Json, maskToken));
  } catch {
    return '…';
  }
}
