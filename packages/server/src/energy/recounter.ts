// Counts again, in the background, the sessions that ingest has marked; knows when, not how.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { recountSessions } from './recount.ts';

export type Recounter = {
  /** Looks now instead of at the next tick; resolves when nothing is marked any more. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

const atOnce = 200;
const lookEveryMs = 500;
const restFactor = 4;

export function startRecounter(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Recounter {
  const { doors, clock, onFault } = options;
  let running: Promise<void> | undefined;
  let stopped = false;
  let cancel = clock.startTimer(lookEveryMs, tick);

  function tick(): void {
    look()
      .catch(onFault)
      .finally(() => {
        if (!stopped) cancel = clock.startTimer(lookEveryMs, tick);
      });
  }

  function look(): Promise<void> {
    running ??= countMarked().finally(() => (running = undefined));
    return running;
  }

  /** Rests between two sets longer than a set took, so that stations' words come first however many sessions end. */
  async function countMarked(): Promise<void> {
    let after = 0;
    while (!stopped) {
      const beganMs = clock.monotonicMs();
      const ids = await doors.withIngest(async (tx) => {
        const marked = await tx.query<{ id: number }>({
          name: 'marked-sessions',
          text: 'select id from sessions where recount and id > $1 order by id limit $2',
          values: [after, atOnce],
        });
        const found = marked.map(({ id }) => id);
        if (found.length > 0) await recountSessions(tx, found, clock.now());
        return found;
      });
      // One that changed meanwhile waits for the next look, so that no session can hold the round up.
      if (ids.length < atOnce) return;
      after = ids.at(-1) ?? after;
      await new Promise<void>((resolve) => clock.startTimer(restFactor * (clock.monotonicMs() - beganMs), resolve));
    }
  }

  return {
    settle: look,
    async stop() {
      stopped = true;
      cancel();
      await running?.catch(() => undefined);
    },
  };
}
