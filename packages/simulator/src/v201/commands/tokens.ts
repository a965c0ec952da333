// The local list of tokens, and what was learned of others.
import type { Requests201 } from '@stationmaster/ocpp';
import type { ListUpdate } from '../../authorization.ts';
import type { Commands } from '../command.ts';
import { tokenAnswerOf } from '../tokens.ts';

function updateOf({ versionNumber, updateType, localAuthorizationList }: Requests201['SendLocalList']): ListUpdate {
  const entries = (localAuthorizationList ?? []).map(({ idToken, idTokenInfo }) => ({
    idTag: idToken.idToken,
    answer: idTokenInfo && tokenAnswerOf(idTokenInfo),
  }));
  return { version: versionNumber, isFull: updateType === 'Full', entries };
}

export const tokenCommands = {
  ClearCache: ({ machine: { authorization, settings } }) => {
    if (!settings.flag('keepsCache')) return { response: { status: 'Rejected' } };
    authorization.forgetLearned();
    return { response: { status: 'Accepted' } };
  },

  GetLocalListVersion: ({ machine: { authorization, settings } }) => ({
    response: { versionNumber: settings.flag('keepsList') ? authorization.listVersion : 0 },
  }),

  SendLocalList: ({ machine: { authorization }, model }, request) => {
    const bytes = Buffer.byteLength(JSON.stringify(request));
    if (bytes > model.number('LocalAuthListCtrlr.BytesPerMessage')) return { response: { status: 'Failed' } };
    const outcome = authorization.updateList(updateOf(request));
    return { response: { status: outcome === 'Disabled' ? 'Failed' : outcome } };
  },
} satisfies Commands;
