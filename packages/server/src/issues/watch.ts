// Looks every half minute for stations that have been away too long, and closes what is over without any fact saying so.
import { startRounds, type Clock, type Going, type Rounds } from '../clock.ts';
import type { Doors, IngestTx } from '../db/doors.ts';
import { ofOrganization } from '../db/sets.ts';
import { closePassedStages, isCertificateFine, openExpiring } from './certificates.ts';
import { announcing, closeSql, openOnceSql } from './notice.ts';
import { bootLoop, isWatchedSql, limitPatienceSeconds, rejectionSeconds } from './rules.ts';

const everyMs = 30_000;
/** Certificates end by the day. */
const certificatesEveryMs = 3_600_000;
const atOnce = 500;

export function startIssueWatch(options: {
  doors: Pick<Doors, 'withIngest'>;
  clock: Clock;
  onFault(error: unknown): void;
}): Rounds {
  const { doors, clock, onFault } = options;
  // While nobody listened no station could connect: that time is ours, not the station's.
  const listeningSince = clock.now();
  let certificatesDueMs = -Infinity;

  async function openAll(going: Going, open: (tx: IngestTx, now: Date) => Promise<number>): Promise<void> {
    for (let opened = atOnce; opened === atOnce && !going.isStopped();) {
      opened = await doors.withIngest((tx) => open(tx, clock.now()));
    }
  }

  async function lookAtAll(going: Going): Promise<void> {
    await doors.withIngest((tx) => closeOver(tx, clock.now()));
    await openAll(going, (tx, now) => openOffline(tx, now, listeningSince));
    await openAll(going, openLimits);
    if (clock.monotonicMs() < certificatesDueMs) return;
    await doors.withIngest((tx) => closePassedStages(tx, clock.now()));
    await openAll(going, (tx, now) => openExpiring(tx, now, atOnce));
    certificatesDueMs = clock.monotonicMs() + certificatesEveryMs;
  }

  return startRounds({ clock, everyMs, onFault, round: lookAtAll });
}

function openOffline(tx: IngestTx, now: Date, listeningSince: Date): Promise<number> {
  return announcing(tx, {
    name: 'open-offline',
    text: openOnceSql(`
      select s.organization_id, s.station_id, 0, 'offline', '', null, null, 1, s.disconnected_at, s.disconnected_at, $1, s.disconnected_at
      from station_state s join stations station on station.id = s.station_id and ${ofOrganization('station', 's')} and ${isWatchedSql}
      join organizations o on o.id = s.organization_id
      where not s.connected
        and greatest(s.disconnected_at, $2) <= $1::timestamptz - make_interval(secs => o.offline_threshold_seconds)
        and s.disconnected_at is not null
        and not exists (select from issues known where known.station_id = s.station_id and ${ofOrganization('known', 's')}
          and known.kind = 'offline' and known.closed_at is null)
      order by s.station_id limit ${atOnce}`),
    values: [now, listeningSince],
  });
}

/** A station that is away shows that by itself; once it is back it has some time. */
function openLimits(tx: IngestTx, now: Date): Promise<number> {
  return announcing(tx, {
    name: 'open-limits',
    text: openOnceSql(`
      select w.organization_id, w.station_id, 0, 'limit_not_kept', '', w.state, w.limit_amps || ' A', 1,
        w.wanted_at, w.wanted_at, $1, w.wanted_at
      from wanted_limits w join stations station on station.id = w.station_id and ${ofOrganization('station', 'w')} and ${isWatchedSql}
      join station_state s on s.station_id = w.station_id and ${ofOrganization('s', 'w')}
      where w.replaced_at is null and w.state <> 'applied'
        and (w.state <> 'waiting' or (s.connected
          and greatest(w.wanted_at, s.connected_at) <= $1::timestamptz - make_interval(secs => ${limitPatienceSeconds})))
        and not exists (select from issues known
          where known.station_id = w.station_id and ${ofOrganization('known', 'w')} and known.kind = 'limit_not_kept' and known.closed_at is null)
      order by w.station_id limit ${atOnce}`),
    values: [now],
  });
}

const noLimitOpen = `not exists (select from wanted_limits w
  where w.station_id = o.station_id and ${ofOrganization('w', 'o')} and w.replaced_at is null and w.state <> 'applied')`;

/** A station that came back between a look and its writing is found here by the next look. */
function closeOver(tx: IngestTx, now: Date): Promise<number> {
  return announcing(tx, {
    name: 'close-over',
    text: closeSql(`
      select o.id, o.organization_id, $1::timestamptz as at from issues o
      join stations station on station.id = o.station_id and ${ofOrganization('station', 'o')}
      left join station_state s on s.station_id = o.station_id and ${ofOrganization('s', 'o')}
      where o.closed_at is null and (station.removed_at is not null
        or (o.kind = 'offline' and (s.connected or not (${isWatchedSql})))
        or (o.kind = 'limit_not_kept' and ${noLimitOpen})
        or (o.kind = 'certificate_expiring' and ${isCertificateFine})
        or (o.kind = 'boot_loop' and o.last_at < $1::timestamptz - make_interval(secs => ${bootLoop.quietSeconds}))
        or (o.kind = 'rejected_command' and o.last_at < $1::timestamptz - make_interval(secs => ${rejectionSeconds})))
      order by o.id for update of o`),
    values: [now],
  });
}
