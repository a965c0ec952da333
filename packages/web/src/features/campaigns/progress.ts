// How far a bulk command is: what of it is still to come, went well, failed or was cancelled; knows no word.
import type { Campaign, Command } from '../../api/contract.ts';

type Part = 'open' | 'accepted' | 'failed' | 'cancelled';

const partOf: Record<Command['state'], Part> = {
  held: 'open',
  waiting: 'open',
  queued: 'open',
  sent: 'open',
  accepted: 'accepted',
  rejected: 'failed',
  timed_out: 'failed',
  failed: 'failed',
  unknown: 'failed',
  cancelled: 'cancelled',
};

export type Progress = Record<Part, number> & { total: number; unsent: number };

export function progressOf({ counts }: Pick<Campaign, 'counts'>): Progress {
  const progress: Progress = { open: 0, accepted: 0, failed: 0, cancelled: 0, total: 0, unsent: 0 };
  for (const [state, part] of Object.entries(partOf) as [Command['state'], Part][]) {
    progress[part] += counts[state];
    progress.total += counts[state];
  }
  progress.unsent = counts.held + counts.waiting + counts.queued;
  return progress;
}
