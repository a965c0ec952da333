// What a bulk command means for the sessions that run; pure, knows no word.
import type { Impact } from '../../api/contract.ts';
import type { CommandName } from '../commands/command-names.ts';

export type Ending = { key: 'ends' | 'waits' | 'unavailable' | 'mayEnd' | 'kept'; count: number };

export function endingOf(name: CommandName, { sessions, waitedFor }: Impact): Ending[] {
  const told: Partial<Record<CommandName, Ending[]>> = {
    softReset: [
      { key: 'ends', count: sessions - waitedFor },
      { key: 'waits', count: waitedFor },
    ],
    hardReset: [{ key: 'ends', count: sessions }],
    setUnavailable: [{ key: 'unavailable', count: sessions }],
    updateFirmware: [{ key: 'mayEnd', count: sessions }],
    releaseCable: [{ key: 'kept', count: sessions }],
  };
  return (told[name] ?? []).filter(({ count }) => count > 0);
}
