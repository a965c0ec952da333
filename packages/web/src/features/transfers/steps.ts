// What a station has told of a file, as stops on a way; knows no word.
import type { Transfer } from '../../api/contract.ts';

export type Step = { status: string; at: string; look: 'reached' | 'open' | 'failed' };

const failed = /fail|denied|invalid|badmessage|notsupported/i;
const last = /^(installed|uploaded)$/i;

/** A station that tries again says everything anew: its last round is what counts. */
export function stepsOf({ progress }: Pick<Transfer, 'progress'>): Step[] {
  const from = Math.max(
    0,
    progress.map(({ status }) => status).findLastIndex((status) => /^(down|up)loading$/i.test(status)),
  );
  return progress.slice(from).map(({ status, at }, index, all) => {
    if (failed.test(status)) return { status, at, look: 'failed' };
    const isNow = index === all.length - 1 && !last.test(status);
    return { status, at, look: isNow ? 'open' : 'reached' };
  });
}
