// Which command of a charging point is on its way, which was the last, and what it keeps from being asked; pure.
import type { Command, CommandRequest, StationPoint } from '../../api/contract.ts';
import { isUnderway } from '../../ui/station/way-stops.ts';
import { nameOfCommand, pointOfCommand } from '../commands/command-names.ts';
import type { CommandName } from '../commands/command-names.ts';

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

export type Question = { kind: 'stop' | 'release' | 'softReset' | 'hardReset'; request: CommandRequest };

const questionKinds: Partial<Record<CommandName, Question['kind']>> = {
  stopCharging: 'stop',
  releaseCable: 'release',
  softReset: 'softReset',
  hardReset: 'hardReset',
};

/** What has to be asked before a command is sent: whatever would interrupt a charging session, and every restart. */
export function questionFor(request: CommandRequest, hasSession: boolean): Question | null {
  const name = nameOfCommand({ intent: request.intent, arguments: request.arguments ?? {} });
  const kind = questionKinds[name];
  if (kind === undefined || (kind === 'release' && !hasSession)) return null;
  return { kind, request };
}
