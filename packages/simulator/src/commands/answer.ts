// Answers the central system's calls: finds the command, checks the request, sends the answer, then acts.
import { type IncomingCall, OcppError, type Requests16, type ToStation16, toStation16, v16 } from '@stationmaster/ocpp';
import type { Machine } from '../machine.ts';
import { chargingCommands } from './charging.ts';
import type { Commands } from './command.ts';
import { coreCommands } from './core.ts';
import { listCommands } from './lists.ts';
import { remoteCommands } from './remote.ts';
import { reservationCommands } from './reservation.ts';
import { upkeepCommands } from './upkeep.ts';

const commands: Commands = {
  ...coreCommands,
  ...remoteCommands,
  ...listCommands,
  ...reservationCommands,
  ...chargingCommands,
  ...upkeepCommands,
};

export function answerCall(machine: Machine, call: IncomingCall): void {
  if (!isToStation(call.action) || commands[call.action] === undefined) {
    call.fail(new OcppError('NotImplemented'));
    return;
  }
  const { payload, failure } = v16.check(call.action, 'request', call.payload);
  if (failure !== undefined) {
    call.fail(failure);
    return;
  }
  // The check has found it to be the request of this action.
  carryOut(machine, call, call.action, payload as Requests16[typeof call.action]);
}

function carryOut<A extends ToStation16>(
  machine: Machine,
  call: IncomingCall,
  action: A,
  request: Requests16[A],
): void {
  const command = commands[action];
  if (command === undefined) return;
  const { response, act } = command(machine, request);
  v16.checkOutgoing(action, 'response', response);
  call.answer(response);
  machine.observers.event({ kind: 'called', action, request, response });
  act?.();
}

function isToStation(action: string): action is ToStation16 {
  return (toStation16 as readonly string[]).includes(action);
}
