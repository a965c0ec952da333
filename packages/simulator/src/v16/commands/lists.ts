// The local list of tokens.
import type { Requests16 } from '@stationmaster/ocpp';
import type { ListUpdate } from '../../authorization.ts';
import type { Commands } from '../command.ts';
import { tokenAnswerOf } from '../token-answer.ts';

function updateOf({ listVersion, updateType, localAuthorizationList }: Requests16['SendLocalList']): ListUpdate {
  const entries = (localAuthorizationList ?? []).map(({ idTag, idTagInfo }) => ({
    idTag,
    answer: idTagInfo && tokenAnswerOf(idTagInfo),
  }));
  return { version: listVersion, isFull: updateType === 'Full', entries };
}

export const listCommands = {
  GetLocalListVersion: ({ machine: { authorization, settings } }) => ({
    response: { listVersion: settings.flag('keepsList') ? authorization.listVersion : -1 },
  }),

  SendLocalList: ({ machine: { authorization } }, request) => {
    const outcome = authorization.updateList(updateOf(request));
    return { response: { status: outcome === 'Disabled' ? 'NotSupported' : outcome } };
  },
} satisfies Commands;
