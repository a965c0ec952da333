// Which command of a charging point is on its way, which was the last, and what it keeps from being asked; pure.
import type { Command, StationPoint } from '../../api/contract.ts';
import { isUnderway } from '../../ui/station/way-stops.ts';
import { pointOfCommand } from '../commands/command-names.ts';

export function commandsOfPoint(commands: Command[], point: StationPoint): Command[] {
  return commands.filter(
    (command) =>
      pointOfCommand(command) === point.evse ||
      (point.session !== null && command.arguments['transactionId'] === point.session.transactionId),
  );
}

/** The command that keeps this point from being asked for another: its own, or a restart of the whole station. */
export function underwayAt(commands: Command[], point: StationPoint): Command | undefined {
  const own = commandsOfPoint(commands, point).find(({ state }) => isUnderway(state));
  return own ?? commands.find((command) => command.intent === 'reset' && isUnderway(command.state));
}
