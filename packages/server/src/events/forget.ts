// Deletes what the feed of events no longer has to keep, by each organization's setting. Security events are never touched (S-9).
import { startRounds, type Clock, type Going, type Rounds } from '../clock.ts';
import type { Doors, IngestTx } from '../db/doors.ts';

const stationsAtOnce = 200;
const eventsAtOnce = 1_000;
const everyMs = 60 * 60_000;
const restFactor = 4;

export function startForgetting(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Rounds {
  const { doors, clock, onFault } = options;

  async function forgetAll(going: Going): Promise<void> {
    let afterId: number | undefined = 0;
    while (!going.isStopped() && afterId !== undefined) {
      const beganMs = clock.monotonicMs();
      const from: number = afterId;
      afterId = await doors.withIngest((tx) => forgetSome(tx, from, clock.now()));
      await going.rest(beganMs, restFactor);
    }
  }

  return startRounds({ clock, everyMs, onFault, round: forgetAll });
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
