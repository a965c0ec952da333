// What stations tell of a firmware update or an upload, kept with the command that asked for it.
import { columns } from '../db/sets.ts';
import type { IngestTx } from '../db/doors.ts';
import type { StationNoted, Told } from '../facts.ts';

/** By its number where the station says one, else the newest; "Idle" is no progress. At most a hundred steps are kept. */
const storeProgress = `
update transfers t set progress = t.progress || jsonb_build_array(jsonb_build_object('status', f.status, 'at', f.at))
from unnest($1::bigint[], $2::text[], $3::text[], $4::integer[], $5::text[]) as f (station_id, kind, status, request_id, at)
where t.command_id = (
    select x.command_id from transfers x join commands c on c.id = x.command_id
    where x.station_id = f.station_id and x.kind = f.kind and (f.request_id is null or c.remote_start_id = f.request_id)
    order by x.asked_at desc limit 1)
  and jsonb_array_length(t.progress) < 100
returning t.command_id as id, t.organization_id as "organizationId", t.station_id as "stationId"`;

export async function tellProgress(tx: IngestTx, facts: readonly Told<StationNoted>[]): Promise<void> {
  const told = facts.filter(
    ({ fact }) =>
      (fact.note === 'firmware' || fact.note === 'diagnostics') && fact.status !== null && fact.status !== 'Idle',
  );
  if (told.length === 0) return;
  const rows = await tx.query<{ id: string; organizationId: number; stationId: number }>({
    name: 'store-progress',
    text: storeProgress,
    values: columns(
      told,
      ({ origin }) => origin.stationId,
      ({ fact }) => fact.note,
      ({ fact }) => fact.status,
      ({ fact }) => fact.requestId ?? null,
      ({ fact }) => fact.when.at.toISOString(),
    ),
  });
  for (const row of rows) tx.news.push({ kind: 'command', ...row });
}
