// Calls of operators and programs that were refused for want of a right: noted on their own, and counted so that no loop fills the log (S-19).
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import type { Viewer } from '../viewer.ts';
import { insertEntry } from './queries.ts';

type RefusedCall = {
  method: string;
  /** The route's address with its places for ids. */
  route: string;
  /** As it was called, without what follows the question mark. */
  path: string;
  code: string;
};

type RefusalLog = {
  note(viewer: Viewer, call: RefusedCall): Promise<void>;
};

const forgottenAfterMs = 15 * 60_000;
const maxKept = 10_000;
const longestPath = 300;

export function createRefusalLog({ doors, clock }: { doors: Pick<Doors, 'withTenant'>; clock: Clock }): RefusalLog {
  const kept = new Map<string, { times: number; lastMs: number }>();

  /** How often this was refused of late, this time included. */
  function count(key: string): number {
    const nowMs = clock.monotonicMs();
    const known = kept.get(key);
    const times = known !== undefined && nowMs - known.lastMs < forgottenAfterMs ? known.times + 1 : 1;
    kept.delete(key);
    kept.set(key, { times, lastMs: nowMs });
    const [oldest] = kept.keys();
    if (kept.size > maxKept && oldest !== undefined) kept.delete(oldest);
    return times;
  }

  return {
    async note({ kind, organization, actor }, { method, route, path, code }) {
      const times = count(`${kind} ${actor.apiKeyId ?? actor.operatorId} ${method} ${route}`);
      // The first and then each doubling, as with failed logins.
      if (!Number.isInteger(Math.log2(times))) return;
      const after = { call: `${method} ${path.slice(0, longestPath)}`, code, times };
      await doors.withTenant(organization.id, (tx) =>
        insertEntry(tx, actor, { action: 'call.refuse', after, outcome: 'refused' }),
      );
    },
  };
}
