// Tokens as 2.0.1 writes them, and what an answer says of one; the comparing key is the domain's.
import type { Decision, TokenType } from '../../facts.ts';
import { isRecord, readFilledText } from '../edge.ts';
import type { Seen } from '../protocol.ts';
import { writeTime } from '../times.ts';

/** Null where there is none; empty for NoAuthorization, by which a station says that nobody had to show anything. */
export function readIdToken(value: unknown): string | null {
  if (!isRecord(value)) return null;
  return value['type'] === 'NoAuthorization' ? '' : readFilledText(value['idToken'], 255);
}

const types: Record<TokenType, string> = {
  iso14443: 'ISO14443',
  iso15693: 'ISO15693',
  key_code: 'KeyCode',
  local: 'Local',
  emaid: 'eMAID',
  mac_address: 'MacAddress',
};

export function writeIdToken({ token, tokenType }: { token: string; tokenType: TokenType }): object {
  return { idToken: token, type: types[tokenType] };
}

type Judged = { decision: Decision; expiresAt: Date | null; driverGroupId?: number | null };

/** What a display may show whoever is refused; the true reason is the operator's to tell. */
const messages: Record<Exclude<Decision, 'Accepted'>, string> = {
  Blocked: 'This card may not charge here.',
  ConcurrentTx: 'This card is charging already.',
  Expired: 'This card is not valid any more.',
  Invalid: 'This card is unknown.',
};

/** Whose members may stop each other's charging, and who may stop anybody's where the station's master group is theirs. */
export function idTokenInfo({ decision, expiresAt, driverGroupId = null }: Judged, seen: Seen): object {
  return {
    status: decision,
    ...(expiresAt !== null && { cacheExpiryDateTime: writeTime(expiresAt, seen) }),
    ...(driverGroupId !== null && { groupIdToken: { idToken: String(driverGroupId), type: 'Central' } }),
    ...(decision !== 'Accepted' && {
      personalMessage: { format: 'UTF8', language: 'en', content: messages[decision] },
    }),
  };
}

/** What could not be decided is Invalid: the station charges nobody for our fault. */
export const undecided = { status: 'Invalid' };
