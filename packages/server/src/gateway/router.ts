// From a station's call to its answer: checked, made a fact, stored, answered; knows no action by name.
import { OcppError } from '@stationmaster/ocpp';
import type { IncomingCall } from '@stationmaster/ocpp';
import type { Clock } from '../clock.ts';
import type { FactKind, OutcomeOf } from '../facts.ts';
import { exampleOf } from '../frames/examples.ts';
import type { Writer } from '../ingest/writer.ts';
import type { Handler, Payload, Seen } from '../ocpp/protocol.ts';
import { closeCodes } from './connection/close-codes.ts';
import type { StationConnection } from './connection/connection.ts';

/** Where facts go: resolves after they were committed, rejects where they could not be stored. */
export type FactSink = Pick<Writer, 'submit'>;

export type Log = {
  info(about: object, sentence: string): void;
  warn(about: object, sentence: string): void;
  error(about: object, sentence: string): void;
};

export type RouterParts = { writer: FactSink; clock: Pick<Clock, 'now'>; random: () => number; log: Log };

/** Takes one call to its end; never throws and never rejects. */
export async function routeCall(parts: RouterParts, connection: StationConnection, call: IncomingCall): Promise<void> {
  const handler = connection.protocol.handlers.get(call.action);
  try {
    if (handler === undefined) refuseUnknown(connection, call);
    else await handleCall(parts, connection, call, handler);
  } catch (error) {
    parts.log.error({ err: error, stationId: connection.station.stationId, action: call.action }, 'A call failed.');
    // An error would make the station drop a message of T-1; closed, it keeps it and comes again.
    if (handler?.transactional) connection.close(closeCodes.tryAgainLater, 'try again later');
    else call.fail(new OcppError('InternalError'));
  }
  if (!connection.isClosing) connection.regulate();
}

async function handleCall(
  parts: RouterParts,
  connection: StationConnection,
  call: IncomingCall,
  handler: Handler,
): Promise<void> {
  if (!isLetIn(connection, call.action, handler)) {
    return call.fail(new OcppError('SecurityError', 'the station was not accepted yet'));
  }
  const read = readRequest(connection, call, handler);
  if (read instanceof OcppError) return call.fail(read);
  const request = connection.mending.request(read);
  const seen = seenBy(connection, parts);
  const fact = handler.fact(request, seen);
  let outcome: OutcomeOf<FactKind> | undefined;
  if (fact !== undefined) {
    try {
      outcome = await parts.writer.submit(connection.originAt(seen.receivedAt), fact);
    } catch {
      // The writer has told what ails the database. The station queues and comes again (T-1, R-2).
      return connection.close(closeCodes.tryAgainLater, 'try again later');
    }
  }
  const answer = handler.answer(outcome, seen, request);
  const change = handler.change?.(outcome, answer);
  if (change) connection.change(change);
  call.answer(answer);
}

/** Judged in the call's turn, when an earlier boot has been answered (F-12). */
function isLetIn(connection: StationConnection, action: string, handler: Handler): boolean {
  if (connection.admission === 'accepted' || handler.transactional || handler.beforeAcceptance) return true;
  return connection.hasAskedFor(action);
}

/** The mended payload; of a message of T-1 also one that is past mending, with its raw text noted. */
function readRequest(connection: StationConnection, call: IncomingCall, handler: Handler): Payload | OcppError {
  const checked = connection.protocol.table.check(call.action, 'request', call.payload);
  for (const deviation of checked.deviations) connection.deviate(deviation);
  if (checked.failure === undefined) return checked.payload;
  if (!handler.transactional) return checked.failure;
  connection.deviate({ rule: 'unfit-transaction-message', path: call.action, detail: exampleOf(call.payload) });
  return checked.payload;
}

/** Also what only we may call: the station cannot ask it of us. */
function refuseUnknown(connection: StationConnection, call: IncomingCall): void {
  const action = call.action.slice(0, 50);
  connection.deviate({ rule: 'unknown-action', path: '', detail: action });
  call.fail(new OcppError('NotImplemented', `unknown action ${action}`));
}

function seenBy(connection: StationConnection, { clock, random }: RouterParts): Seen {
  return {
    receivedAt: clock.now(),
    timeZone: connection.station.timeZone,
    milliseconds: connection.mending.milliseconds,
    now: clock.now,
    random,
    deviate: (rule, detail) => connection.deviate({ rule, path: '', detail }),
  };
}
