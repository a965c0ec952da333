// Statuses of charging points: each one kept in the event feed, the newest one shown as the point's state.
import type { PointStatus, Stored } from '../facts.ts';
import { columns, type SetFunction } from '../db/sets.ts';

const told = `select * from unnest($1::bigint[], $2::bigint[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
  $9::timestamptz[], $10::timestamptz[], $11::timestamptz[])
  as f (organization_id, station_id, evse, status, error_code, info, vendor_id, vendor_error_code, at, station_at, received_at)`;

// An old status, replayed after an outage, never overrides a newer one (T-9).
const storeStatuses = `
with told as (${told}), points as (
  insert into evses (organization_id, station_id, evse) select organization_id, station_id, evse from told where evse > 0
  on conflict do nothing
), state as (
  insert into point_state as p (organization_id, station_id, evse, status, error_code, info, vendor_error_code, status_at, received_at)
  select organization_id, station_id, evse, status, error_code, info, vendor_error_code, at, received_at from told order by station_id
  on conflict (station_id, evse) do update set status = excluded.status, error_code = excluded.error_code, info = excluded.info,
    vendor_error_code = excluded.vendor_error_code, status_at = excluded.status_at, received_at = excluded.received_at
  where p.status_at <= excluded.status_at
)
insert into station_events (organization_id, station_id, evse, kind, status, error_code, info, vendor_id, vendor_error_code,
  occurred_at, station_at, received_at)
select organization_id, station_id, evse, 'status', status, error_code, info, vendor_id, vendor_error_code, at, station_at, received_at
from told`;

export const recordStatuses: SetFunction<PointStatus, void, Stored> = {
  read: () => Promise.resolve(),
  async write(tx, facts) {
    const values = columns(
      facts,
      ({ origin }) => origin.organizationId,
      ({ origin }) => origin.stationId,
      ({ fact }) => fact.evse,
      ({ fact }) => fact.status,
      ({ fact }) => fact.errorCode,
      ({ fact }) => fact.info,
      ({ fact }) => fact.vendorId,
      ({ fact }) => fact.vendorErrorCode,
      ({ fact }) => fact.when.at,
      ({ fact }) => fact.when.stationAt,
      ({ origin }) => origin.receivedAt,
    );
    await tx.query({ name: 'store-statuses', text: storeStatuses, values });
    for (const { origin } of facts) {
      const { organizationId, stationId } = origin;
      tx.news.push({ kind: 'point', organizationId, stationId }, { kind: 'event', organizationId, stationId });
    }
    return facts.map(() => ({ stored: true }));
  },
};
