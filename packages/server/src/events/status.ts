// Statuses of charging points: each one kept in the event feed, the newest one shown as the point's state.
import type { PointStatus, Stored } from '../facts.ts';
import { columns, type SetFunction } from '../db/sets.ts';
import { isErrorStatus, noticeStatuses } from '../issues/issues.ts';

const told = `select * from unnest($1::bigint[], $2::bigint[], $3::integer[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[],
  $9::timestamptz[], $10::timestamptz[], $11::timestamptz[], $12::integer[])
  as f (organization_id, station_id, evse, status, error_code, info, vendor_id, vendor_error_code, at, station_at, received_at, connector)`;

/** Of a point's sockets the first of these says what the point is; one that is out of use does so only where all are. */
const saying = "'{Faulted,Occupied,Reserved,Available,Unavailable}'::text[]";

// An old status, replayed after an outage, never overrides a newer one (T-9).
const storeStatuses = `
with told as (${told}), points as (
  insert into evses (organization_id, station_id, evse) select organization_id, station_id, evse from told where evse > 0
  on conflict do nothing
), sockets as (
  insert into connector_state as c (organization_id, station_id, evse, connector, status, status_at, received_at)
  select organization_id, station_id, evse, connector, status, at, received_at from told where connector is not null order by station_id
  on conflict (station_id, evse, connector) do update set status = excluded.status, status_at = excluded.status_at,
    received_at = excluded.received_at
  where c.organization_id = excluded.organization_id and c.status_at <= excluded.status_at
), state as (
  insert into point_state as p (organization_id, station_id, evse, status, error_code, info, vendor_error_code, status_at, received_at)
  select t.organization_id, t.station_id, t.evse, coalesce(of_all.status, t.status), t.error_code, t.info, t.vendor_error_code,
    coalesce(of_all.at, t.at), t.received_at
  from told t left join lateral (
    select (array_agg(said.status order by array_position(${saying}, said.status)))[1] as status, max(said.at) as at from (
      select c.status, c.status_at as at from connector_state c
      where c.station_id = t.station_id and c.evse = t.evse and (c.connector <> t.connector or c.status_at > t.at)
      union all
      select t.status, t.at where not exists (select from connector_state c
        where c.station_id = t.station_id and c.evse = t.evse and c.connector = t.connector and c.status_at > t.at)
    ) said
  ) of_all on t.connector is not null
  order by t.station_id
  on conflict (station_id, evse) do update set status = excluded.status, error_code = excluded.error_code, info = excluded.info,
    vendor_error_code = excluded.vendor_error_code, status_at = excluded.status_at, received_at = excluded.received_at
  where p.organization_id = excluded.organization_id and p.status_at <= excluded.status_at
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
      ({ fact }) => fact.connector ?? null,
    );
    const [errors, good] = [
      facts.some(({ fact }) => isErrorStatus(fact)),
      facts.some(({ fact }) => !isErrorStatus(fact)),
    ];
    await Promise.all([
      tx.query({ name: 'store-statuses', text: storeStatuses, values }),
      noticeStatuses(tx, facts, { errors, good }),
    ]);
    for (const { origin } of facts) {
      const { organizationId, stationId } = origin;
      tx.news.push({ kind: 'point', organizationId, stationId }, { kind: 'event', organizationId, stationId });
    }
    return facts.map(() => ({ stored: true }));
  },
};
