// Counts again, in the background, the sessions that ingest has marked; knows when, not how.
import type { Clock } from '../clock.ts';
import type { Doors, IngestTx } from '../db/doors.ts';
import { isDatabaseAway } from '../db/sqlstate.ts';
import { recountSessions } from './recount.ts';

export type Recounter = {
  /** Looks now instead of at the next tick; resolves when nothing is marked any more. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

/** One set at a time, on whatever node. */
async function takeTurn(tx: IngestTx): Promise<boolean> {
  const [row] = await tx.query<{ mine: boolean }>({
    name: 'turn-to-recount',
    text: "select pg_try_advisory_xact_lock(hashtextextended('recount', 0)) as mine",
  });
  return row?.mine === true;
}

/** Without those that another node has counted since they were found. */
async function stillMarked(tx: IngestTx, ids: readonly number[]): Promise<number[]> {
  const marked = await tx.query<{ id: number }>({
    name: 'still-marked-sessions',
    text: 'select id from sessions where id = any ($1::bigint[]) and recount order by id',
    values: [ids],
  });
  return marked.map(({ id }) => id);
}

/** So few that a set is counted in a few milliseconds, in which no station is answered. */
const atOnce = 50;
const lookEveryMs = 500;
const restFactor = 4;
/** How long one that cannot be counted is left alone: nothing of it is lost, and it fails the same way until something changes. */
const leftAloneMs = 10 * 60_000;

export function startRecounter(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Recounter {
  const { doors, clock, onFault } = options;
  const leftAlone = new Map<number, number>();
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
      const ids = await findMarked(after);
      // Another node is at it: what is left over is found by the next look.
      if (!(await countApart(ids))) return;
      // One that changed meanwhile waits for the next look, so that no session can hold the round up.
      if (ids.length < atOnce) return;
      after = ids.at(-1) ?? after;
      await new Promise<void>((resolve) => clock.startTimer(restFactor * (clock.monotonicMs() - beganMs), resolve));
    }
  }

  async function findMarked(after: number): Promise<number[]> {
    for (const [id, untilMs] of leftAlone) if (untilMs <= clock.monotonicMs()) leftAlone.delete(id);
    const marked = await doors.withIngest((tx) =>
      tx.query<{ id: number }>({
        name: 'marked-sessions',
        text: 'select id from sessions where recount and id > $1 and id <> all ($3::bigint[]) order by id limit $2',
        values: [after, atOnce, [...leftAlone.keys()]],
      }),
    );
    return marked.map(({ id }) => id);
  }

  /**
   * One that cannot be counted holds up no other, of whatever organization: the set is halved until it stands alone. False where
   * it is another node's turn.
   */
  async function countApart(ids: readonly number[]): Promise<boolean> {
    if (ids.length === 0) return true;
    try {
      return await doors.withIngest(async (tx) => {
        if (!(await takeTurn(tx))) return false;
        await recountSessions(tx, await stillMarked(tx, ids), clock.now());
        return true;
      });
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const [only, second] = ids;
      if (only !== undefined && second === undefined) {
        leaveAlone(only, error);
        return true;
      }
      const middle = ids.length >> 1;
      return (await countApart(ids.slice(0, middle))) && countApart(ids.slice(middle));
    }
  }

  function leaveAlone(id: number, cause: unknown): void {
    leftAlone.set(id, clock.monotonicMs() + leftAloneMs);
    onFault(new Error(`Session ${id} cannot be counted.`, { cause }));
  }

  return {
    async settle() {
      // One that is under way may have looked before the last mark was set.
      await running;
      await look();
    },
    async stop() {
      stopped = true;
      cancel();
      await running?.catch(() => undefined);
    },
  };
}
