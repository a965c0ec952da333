// The settings of stations as they report them, many at once; an older report never overrides a newer one.
import type { Origin, ReportedSetting, SettingsReported, Stored } from '../facts.ts';
import type { IngestTx } from '../db/doors.ts';
import { columns, type SetFunction } from '../db/sets.ts';

// Where the station did not say whether it can be changed, or how much it could be, what it said before holds.
const storeReported = `
insert into settings as s (organization_id, station_id, key, value, read_only, reported_at, max_limit)
select distinct on (f.station_id, f.key) f.organization_id, f.station_id, f.key, f.value,
  coalesce(f.read_only, (select o.read_only from settings o where o.station_id = f.station_id and o.key = f.key), false), f.reported_at, f.max_limit
from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::boolean[], $6::timestamptz[], $7::double precision[])
  as f (organization_id, station_id, key, value, read_only, reported_at, max_limit) order by f.station_id, f.key
on conflict (station_id, key) do update set value = excluded.value, read_only = excluded.read_only, reported_at = excluded.reported_at,
  max_limit = coalesce(excluded.max_limit, s.max_limit)
where s.organization_id = excluded.organization_id and s.reported_at <= excluded.reported_at`;

export async function storeSettings(
  tx: IngestTx,
  told: readonly { origin: Origin; settings: readonly ReportedSetting[] }[],
): Promise<void> {
  const reported = told.flatMap(({ origin, settings }) => settings.map((setting) => ({ origin, setting })));
  if (reported.length === 0) return;
  const values = columns(
    reported,
    ({ origin }) => origin.organizationId,
    ({ origin }) => origin.stationId,
    ({ setting }) => setting.key,
    ({ setting }) => setting.value,
    ({ setting }) => setting.readOnly,
    ({ origin }) => origin.receivedAt,
    ({ setting }) => setting.maxLimit ?? null,
  );
  await tx.query({ name: 'store-settings', text: storeReported, values });
}

export const reportSettings: SetFunction<SettingsReported, void, Stored> = {
  read: () => Promise.resolve(),
  async write(tx, facts) {
    await storeSettings(
      tx,
      facts.map(({ origin, fact }) => ({ origin, settings: fact.settings })),
    );
    for (const { origin } of facts) {
      tx.news.push({ kind: 'station', organizationId: origin.organizationId, stationId: origin.stationId });
    }
    return facts.map(() => ({ stored: true }));
  },
};
