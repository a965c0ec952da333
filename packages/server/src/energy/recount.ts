// Counts sessions again, many at once: reads all that was said of them, and replaces what was derived (E-14, E-15).
import type { IngestTx } from '../db/doors.ts';
import { columns, ofOrganization } from '../db/sets.ts';
import { countSession } from './counting/count.ts';
import type { Count, Flag } from './counting/counting.ts';
import { readInputs, type ReadSession } from './inputs.ts';
import { implausibleFlags } from './counting/plausible.ts';
import { replaceBuckets } from './rollup/stored-buckets.ts';

type Counted = { session: ReadSession; count: Count };

/** Flags that say something about the station, and what is remembered of it then. */
const quirkOfFlag: Partial<Record<Flag, string>> = {
  counts_per_session: 'counts_per_session',
  start_zero: 'starts_at_zero',
  start_missing: 'start_without_register',
  outlier: 'register_dips',
  register_fell: 'register_falls',
  scale_suspected: 'kwh_labelled_wh',
};

/**
 * A session whose row changed since it was read stays marked and is counted again. What an operator has dismissed comes
 * back to be looked at where something implausible is new.
 */
const storeCounts = `
update sessions s set energy_wh = f.energy_wh, energy_method = f.method, energy_quality = f.quality,
  flags = string_to_array(f.flags, ','), recount = false, counted_register_wh = s.register_wh, counted_at = $7,
  dismissed_at = case when not exists (select from unnest(string_to_array(f.flags, ',')) flag
    where flag = any ($8) and not flag = any (s.flags)) then s.dismissed_at end
from unnest($1::bigint[], $2::integer[], $3::bigint[], $4::text[], $5::text[], $6::text[])
  as f (id, revision, energy_wh, method, quality, flags)
where s.id = f.id and s.revision = f.revision returning s.id`;

const replaceCurves = `
insert into session_curves as c (organization_id, session_id, at_ms, wh)
select s.organization_id, s.id, string_to_array(f.at_ms, ',')::bigint[], string_to_array(f.wh, ',')::bigint[]
from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[]) as f (organization_id, session_id, at_ms, wh)
join sessions s on s.id = f.session_id and ${ofOrganization('s')}
on conflict (session_id) do update set at_ms = excluded.at_ms, wh = excluded.wh`;

const rememberQuirks = `
insert into station_quirks as q (organization_id, station_id, quirk, source, sessions, first_at, last_at)
select organization_id, station_id, quirk, 'found', count(*), $4, $4
from unnest($1::bigint[], $2::bigint[], $3::text[]) as f (organization_id, station_id, quirk)
group by organization_id, station_id, quirk order by station_id, quirk
on conflict (station_id, quirk) do update set sessions = q.sessions + excluded.sessions, last_at = excluded.last_at
returning station_id, quirk, xmax = 0 as is_new`;

// What is learnt of a station says how to read sessions that were counted before it was known.
const markMisread = `
update sessions set recount = true, revision = revision + 1
where station_id = any ($1) and meter_stop_wh < meter_start_wh and not 'counts_per_session' = any (flags)`;

// Two sessions overlap each other: where one learns it, the other is counted again too.
const markNeighbours = `
update sessions x set recount = true, revision = x.revision + 1
from unnest($1::bigint[], $2::boolean[]) as f (id, overlap) join sessions s on s.id = f.id
where x.station_id = s.station_id and x.evse = s.evse and x.id <> s.id and not x.recount
  and x.started_at > s.started_at - interval '30 days' and x.started_at < coalesce(s.ended_at, $3)
  and coalesce(x.ended_at, $3) > s.started_at - interval '30 days'
  and case when f.overlap
    then not 'overlap' = any (x.flags) and greatest(x.started_at, s.started_at) < least(coalesce(x.ended_at, $3), coalesce(s.ended_at, $3))
    else 'overlap' = any (x.flags) end`;

/** Counts these sessions; answers those whose figures were replaced. */
export async function recountSessions(tx: IngestTx, ids: readonly number[], now: Date): Promise<number> {
  const sessions = await readInputs(tx, ids, now);
  const counted = sessions.map((session): Counted => ({ session, count: countSession(session.input) }));
  const stored = await storeAll(tx, counted, now);
  const replaced = counted.filter(({ session }) => stored.has(session.id));
  if (replaced.length > 0) await replaceDerived(tx, replaced, now);
  for (const { session } of replaced) {
    tx.news.push({
      kind: 'session',
      organizationId: session.organizationId,
      stationId: session.stationId,
      id: session.id,
    });
  }
  return replaced.length;
}

async function storeAll(tx: IngestTx, counted: readonly Counted[], now: Date): Promise<ReadonlySet<number>> {
  const values = columns(
    counted,
    ({ session }) => session.id,
    ({ session }) => session.revision,
    ({ count }) => count.energyWh,
    ({ count }) => count.method,
    ({ count }) => count.quality,
    ({ count }) => count.flags.join(','),
  );
  const rows = await tx.query<{ id: number }>({
    name: 'store-counts',
    text: storeCounts,
    values: [...values, now, implausibleFlags],
  });
  return new Set(rows.map(({ id }) => id));
}

async function replaceDerived(tx: IngestTx, counted: readonly Counted[], now: Date): Promise<void> {
  await tx.query({ name: 'replace-curves', text: replaceCurves, values: curveColumns(counted) });
  await replaceBuckets(
    tx,
    counted.map(({ session, count }) => ({ ...session, curve: count.curve })),
  );
  await noteQuirks(tx, counted, now);
  const overlapping = columns(
    counted.filter(({ session, count }) => session.overlapped !== count.flags.includes('overlap')),
    ({ session }) => session.id,
    ({ count }) => count.flags.includes('overlap'),
  );
  if ((overlapping[0]?.length ?? 0) > 0) {
    await tx.query({ name: 'mark-neighbours', text: markNeighbours, values: [...overlapping, now] });
  }
}

function curveColumns(counted: readonly Counted[]): unknown[] {
  return columns(
    counted,
    ({ session }) => session.organizationId,
    ({ session }) => session.id,
    ({ count }) => count.curve.map((point) => point.atMs).join(','),
    ({ count }) => count.curve.map((point) => point.wh).join(','),
  );
}

async function noteQuirks(tx: IngestTx, counted: readonly Counted[], now: Date): Promise<void> {
  // A session that is counted again does not make its station's quirk more frequent.
  const found = counted.flatMap(({ session, count }) =>
    count.flags.flatMap((flag) => {
      const quirk = quirkOfFlag[flag];
      return quirk === undefined || session.flags.includes(flag) ? [] : [{ session, quirk }];
    }),
  );
  if (found.length === 0) return;
  const values = columns(
    found,
    ({ session }) => session.organizationId,
    ({ session }) => session.stationId,
    ({ quirk }) => quirk,
  );
  const remembered = await tx.query<{ station_id: number; quirk: string; is_new: boolean }>({
    name: 'remember-quirks',
    text: rememberQuirks,
    values: [...values, now],
  });
  const learnt = remembered.filter(({ quirk, is_new: isNew }) => isNew && quirk === 'counts_per_session');
  if (learnt.length === 0) return;
  await tx.query({ name: 'mark-misread', text: markMisread, values: [learnt.map((row) => row.station_id)] });
}
