// Quirks that deviations make us suspect: remembered along with the deviations, off every station's way.
import type { IngestTx } from '../../db/doors.ts';
import { columns } from '../../db/sets.ts';
import { quirkNames, quirkOf, type QuirkName } from './table.ts';

type Noticed = { organizationId: number; stationId: number; rule: string; firstAt: Date; lastAt: Date };

const quirkOfRule: ReadonlyMap<string, QuirkName> = new Map(
  quirkNames.flatMap((quirk) => {
    const { noticedByRule } = quirkOf[quirk];
    return noticedByRule === undefined ? [] : [[noticedByRule, quirk]];
  }),
);

// One that is known already, or that an admin has lifted, stays what it is.
const remember = `
insert into station_quirks as q (organization_id, station_id, quirk, source, first_at, last_at)
select organization_id, station_id, quirk, 'found', first_at, last_at
from unnest($1::bigint[], $2::bigint[], $3::text[], $4::timestamptz[], $5::timestamptz[])
  as f (organization_id, station_id, quirk, first_at, last_at) order by station_id, quirk
on conflict (station_id, quirk) do update set last_at = greatest(q.last_at, excluded.last_at)
where q.organization_id = excluded.organization_id
returning organization_id as "organizationId", station_id as "stationId", xmax = 0 as "isNew"`;

export async function noticeQuirks(tx: IngestTx, deviations: readonly Noticed[]): Promise<void> {
  const noticed = deviations.flatMap(({ rule, ...deviation }) => {
    const quirk = quirkOfRule.get(rule);
    return quirk === undefined ? [] : [{ ...deviation, quirk }];
  });
  if (noticed.length === 0) return;
  const values = columns(
    noticed,
    ({ organizationId }) => organizationId,
    ({ stationId }) => stationId,
    ({ quirk }) => quirk,
    ({ firstAt }) => firstAt,
    ({ lastAt }) => lastAt,
  );
  const rows = await tx.query<{ organizationId: number; stationId: number; isNew: boolean }>({
    name: 'notice-quirks',
    text: remember,
    values,
  });
  for (const { organizationId, stationId, isNew } of rows) {
    if (isNew) tx.news.push({ kind: 'station', organizationId, stationId });
  }
}
