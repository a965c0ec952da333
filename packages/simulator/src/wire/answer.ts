// Answers the central system's calls: finds the command, checks the request, sends the answer, then acts.
import { type IncomingCall, OcppError, type VersionTable } from '@stationmaster/ocpp';
import type { CommandAnswer, Dialect } from '../dialect.ts';
import type { Observers } from './observers.ts';
import type { Temper } from './quirks.ts';

export type AnswerParts = {
  table: VersionTable;
  dialect: Pick<Dialect, 'commandFor'>;
  observers: Observers;
  temper: Pick<Temper, 'mendAnswer'>;
};

export function answerCall({ table, dialect, observers, temper }: AnswerParts, call: IncomingCall): void {
  const { action } = call;
  const command = dialect.commandFor(action);
  if (command === undefined) return call.fail(new OcppError('NotImplemented'));
  const { payload: request, failure } = table.check(action, 'request', call.payload);
  if (failure !== undefined) return call.fail(failure);
  const answer = answerOf(command, request);
  if (answer instanceof OcppError) return call.fail(answer);
  table.checkOutgoing(action, 'response', answer.response);
  call.answer(temper.mendAnswer(action, answer.response));
  observers.event({ kind: 'called', action, request, response: answer.response });
  answer.act?.();
}

function answerOf(command: (request: object) => CommandAnswer, request: object): CommandAnswer | OcppError {
  try {
    return command(request);
  } catch (error) {
    if (error instanceof OcppError) return error;
    throw error;
  }
}
