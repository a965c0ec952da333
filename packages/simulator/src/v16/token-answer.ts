// What 1.6 says of a token, as stations remember it.
import type { Responses16 } from '@stationmaster/ocpp';
import type { TokenAnswer } from '../words.ts';

export function tokenAnswerOf({ status, parentIdTag, expiryDate }: Responses16['Authorize']['idTagInfo']): TokenAnswer {
  return { status, groupId: parentIdTag, expiresAt: expiryDate };
}
