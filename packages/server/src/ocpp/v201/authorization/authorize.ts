// Authorize: a token is shown, and the domain says what it may (2.0.1 C); decides nothing itself.
import type { HandlerOf } from '../../protocol.ts';
import { idTokenInfo, readIdToken, undecided } from '../id-token.ts';

export const authorize: HandlerOf<'tokenShown'> = {
  fact: (request) => ({ kind: 'tokenShown', token: readIdToken(request['idToken']) ?? '' }),
  answer: (outcome, seen) => ({
    idTokenInfo: outcome === undefined || 'refused' in outcome ? undecided : idTokenInfo(outcome, seen),
  }),
};
