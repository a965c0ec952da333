// Tokens in the words of 2.0.1.
import type { Requests201, Responses201 } from '@stationmaster/ocpp';
import type { Admission } from '../point/surroundings.ts';
import type { TokenAnswer, TokenType } from '../words.ts';

type IdToken = Requests201['Authorize']['idToken'];

/** What drivers hold to the reader of a simulated station. */
const cardType: TokenType = 'ISO14443';

export function idTokenOf({ idTag, remoteStart }: Pick<Admission, 'idTag' | 'remoteStart'>): IdToken {
  return { idToken: idTag, type: remoteStart?.tokenType ?? cardType };
}

export function tokenAnswerOf({
  status,
  groupIdToken,
  cacheExpiryDateTime,
}: Responses201['Authorize']['idTokenInfo']): TokenAnswer {
  return { status, groupId: groupIdToken?.idToken, expiresAt: cacheExpiryDateTime };
}
