// What has to be asked before a command is sent; pure.
import type { CommandRequest } from '../../../api/contract.ts';
import { nameOfCommand } from '../command-names.ts';
import type { CommandName } from '../command-names.ts';

export type Question = { kind: 'stop' | 'release' | 'softReset' | 'hardReset'; request: CommandRequest };

const questionKinds: Partial<Record<CommandName, Question['kind']>> = {
  stopCharging: 'stop',
  releaseCable: 'release',
  softReset: 'softReset',
  hardReset: 'hardReset',
};

/** Whatever would interrupt a charging session, and every restart. */
export function questionFor(request: CommandRequest, hasSession: boolean): Question | null {
  const name = nameOfCommand({ intent: request.intent, arguments: request.arguments ?? {} });
  const kind = questionKinds[name];
  if (kind === undefined || (kind === 'release' && !hasSession)) return null;
  return { kind, request };
}

/** From 2.0.1 on a soft reset waits until nobody charges (B11); 1.6 ends what runs. */
export const waitsForSessions = (ocppVersion: string | null): boolean => ocppVersion?.startsWith('2') === true;
