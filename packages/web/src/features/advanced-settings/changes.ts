// What the changes of a station's settings mean for what is shown; pure.
import type { Command } from '../../api/contract.ts';

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);

export const changeOf = ({ arguments: asked }: Pick<Command, 'arguments'>) => ({
  key: textOf(asked['key']) ?? '',
  to: textOf(asked['value']) ?? '',
  from: textOf(asked['from']),
});

/** The last change of each setting; `changes` come with the latest first. */
export function lastChanges(changes: readonly Command[]): Map<string, Command> {
  const last = new Map<string, Command>();
  for (const command of changes) {
    const { key } = changeOf(command);
    if (!last.has(key)) last.set(key, command);
  }
  return last;
}

/** Taken by the station, but for its next start, which has not come yet. */
export function awaitsRestart(command: Command | undefined, bootedAt: string | null): boolean {
  if (command?.state !== 'accepted' || command.status !== 'RebootRequired' || command.answeredAt === null) return false;
  return bootedAt === null || Date.parse(bootedAt) < Date.parse(command.answeredAt);
}
