// Deletes what the feed of events no longer has to keep, by each organization's setting. Security events are never touched (S-9).
import type { Clock } from '../clock.ts';
import type { Doors, IngestTx } from '../db/doors.ts';

const stationsAtOnce = 200;
const eventsAtOnce = 1_000;
const everyMs = 60 * 60_000;
const restFactor = 4;

export type Forgetter = {
  /** Looks now; resolves when nothing is left that is too old. */
  settle(): Promise<void>;
  stop(): Promise<void>;
};

export function startForgetting(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Forgetter {
  const { doors, clock, onFault } = options;
  let running: Promise<void> | undefined;
  let stopped = false;
  let cancel = clock.startTimer(everyMs, tick);

  function tick(): void {
    look()
      .catch(onFault)
      .finally(() => {
        if (!stopped) cancel = clock.startTimer(everyMs, tick);
      });
  }

  function look(): Promise<void> {
    running ??= forgetAll().finally(() => (running = undefined));
    return running;
  }

  async function forgetAll(): Promise<void> {
    let afterId: number | undefined = 0;
    while (!stopped && afterId !== undefined) {
      const beganMs = clock.monotonicMs();
      const from: number = afterId;
      afterId = await doors.withIngest((tx) => forgetSome(tx, from, clock.now()));
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

/** Answers the station to go on after; undefined where all have been looked at. One with more left is looked at again. */
async function forgetSome(tx: IngestTx, afterId: number, now: Date): Promise<number | undefined> {
  const [looked] = await tx.query<{ last: number | null; fullest: number | null }>({
    name: 'forget-events',
    text: `with looked as (
        select s.id, $2::timestamptz - make_interval(days => o.events_kept_days) as until
        from stations s join organizations o on o.id = s.organization_id
        where s.id > $1 and o.events_kept_days is not null order by s.id limit $3),
      gone as (
        delete from station_events e using looked, lateral (
          select old.id from station_events old
          where old.station_id = looked.id and old.occurred_at < looked.until and old.kind <> 'security'
          order by old.occurred_at limit $4) old
        where e.id = old.id returning e.station_id)
      select (select max(id) from looked) as last,
        (select min(station_id) from (select station_id from gone group by station_id having count(*) >= $4) full_sets) as fullest`,
    values: [afterId, now, stationsAtOnce, eventsAtOnce],
  });
  const { last = null, fullest = null } = looked ?? {};
  return (fullest === null ? last : fullest - 1) ?? undefined;
}
