// Authorize: a token is shown, and the domain says what it may (1.6 §4.1); decides nothing itself.
import type { HandlerOf } from '../../protocol.ts';
import { idTagInfo, readToken } from './id-tag.ts';

export const authorize: HandlerOf<'tokenShown'> = {
  fact: (request) => ({ kind: 'tokenShown', token: readToken(request['idTag']) ?? '' }),
  answer: (outcome, seen) => ({ idTagInfo: idTagInfo(outcome, seen) }),
};
