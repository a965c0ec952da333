// StartTransaction: a session begins, decided and given its id by the domain (1.6 §4.8, T-1 to T-4).
import type { HandlerOf } from '../../protocol.ts';
import { readEvse, readWh } from '../../edge.ts';
import { readTime } from '../../times.ts';
import { idTagInfo, readToken } from './id-tag.ts';

export const startTransaction: HandlerOf<'sessionStarted'> = {
  transactional: true,
  fact: (request, seen) => ({
    kind: 'sessionStarted',
    evse: readEvse(request['connectorId']) ?? 0,
    token: readToken(request['idTag']),
    meterStartWh: readWh(request['meterStart']),
    when: readTime(request['timestamp'], seen),
  }),
  answer: (outcome, seen) => ({
    // Every start becomes a fact, and every fact of a start an id: 0 is for the type checker alone.
    transactionId: outcome?.transactionId ?? 0,
    idTagInfo: idTagInfo(outcome, seen),
  }),
};
