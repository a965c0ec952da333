// Every command that a 2.0.1 station carries out.
import { type ToStation201, v201 } from '@stationmaster/ocpp';
import type { CommandAnswer } from '../dialect.ts';
import type { Commands } from './command.ts';
import { availabilityCommands } from './commands/availability.ts';
import { chargingCommands } from './commands/charging.ts';
import { reportCommands } from './commands/reports.ts';
import { reservationCommands } from './commands/reservation.ts';
import { tokenCommands } from './commands/tokens.ts';
import { transactionCommands } from './commands/transactions.ts';
import { triggerCommands } from './commands/trigger.ts';
import { upkeepCommands } from './commands/upkeep.ts';
import { variableCommands } from './commands/variables.ts';
import type { Station201 } from './station.ts';

const commands: Commands = {
  ...availabilityCommands,
  ...chargingCommands,
  ...reportCommands,
  ...reservationCommands,
  ...tokenCommands,
  ...transactionCommands,
  ...triggerCommands,
  ...upkeepCommands,
  ...variableCommands,
};

export function commandFor(station: Station201, action: string): ((request: object) => CommandAnswer) | undefined {
  const command = isToStation(action) ? commands[action] : undefined;
  // The table has checked it to be this action's request.
  return command && ((request) => command(station, request as never));
}

function isToStation(action: string): action is ToStation201 {
  return v201.toStation.has(action);
}
