// Every command that a 1.6 station carries out.
import { type ToStation16, v16 } from '@stationmaster/ocpp';
import type { CommandAnswer } from '../dialect.ts';
import type { Commands } from './command.ts';
import { chargingCommands } from './commands/charging.ts';
import { coreCommands } from './commands/core.ts';
import { listCommands } from './commands/lists.ts';
import { remoteCommands } from './commands/remote.ts';
import { reservationCommands } from './commands/reservation.ts';
import { upkeepCommands } from './commands/upkeep.ts';
import type { Station16 } from './station.ts';

const commands: Commands = {
  ...coreCommands,
  ...remoteCommands,
  ...listCommands,
  ...reservationCommands,
  ...chargingCommands,
  ...upkeepCommands,
};

export function commandFor(station: Station16, action: string): ((request: object) => CommandAnswer) | undefined {
  const command = isToStation(action) ? commands[action] : undefined;
  // The table has checked it to be this action's request.
  return command && ((request) => command(station, request as never));
}

function isToStation(action: string): action is ToStation16 {
  return v16.toStation.has(action);
}
