// The statements about station events.
import type { TenantTx } from '../db/doors.ts';
import type { EventFilter, EventsOfDay, StationEvent } from './wire.ts';

export type Span = { from: Date; to: Date };
export type Wanted = Omit<EventFilter, 'day' | 'page' | 'pageSize'> & { limit: number; offset: number };

const ofDay = `from station_events where organization_id = $1 and station_id = $2 and occurred_at >= $3 and occurred_at < $4`;
const isError = `coalesce(error_code, 'NoError') <> 'NoError'`;
// People write "high temperature" where the station says HighTemperature.
const matching = `${ofDay}
  and ($5::integer is null or coalesce(evse, 0) = $5) and ($6::text is null or status = $6)
  and ($7::text is null or kind = $7) and (not $8::boolean or ${isError})
  and ($9::text is null or position(lower($9) in lower(concat_ws(' ', info, vendor_id, vendor_error_code))) > 0
    or position(replace(lower($9), ' ', '') in lower(concat_ws(' ', status, error_code))) > 0)`;

export async function selectEvents(
  tx: TenantTx,
  stationId: number,
  { from, to }: Span,
  wanted: Wanted,
): Promise<Pick<EventsOfDay, 'items' | 'total'>> {
  const { evse, status, kind, errors = false, search, limit, offset } = wanted;
  const values = [tx.organizationId, stationId, from, to, evse ?? null, status ?? null, kind ?? null, errors];
  const fitting = [...values, search ?? null];
  const items = await tx.query<StationEvent>(
    `select id, occurred_at as "occurredAt", received_at as "receivedAt", evse, kind, status, error_code as "errorCode", info,
       vendor_id as "vendorId", vendor_error_code as "vendorErrorCode"
     ${matching} order by occurred_at desc, id desc limit $10 offset $11`,
    [...fitting, limit, offset],
  );
  const [count] = await tx.query<{ total: number }>(`select count(*) as total ${matching}`, fitting);
  return { items, total: count?.total ?? 0 };
}

/** What there is to choose from on a day. */
export async function selectChoices(
  tx: TenantTx,
  stationId: number,
  { from, to }: Span,
): Promise<EventsOfDay['choices']> {
  const [row] = await tx.query<EventsOfDay['choices']>(
    `select coalesce(array_agg(distinct coalesce(evse, 0)), '{}') as evses, coalesce(array_agg(distinct kind), '{}') as kinds,
       coalesce(array_agg(distinct status) filter (where status is not null), '{}') as statuses,
       count(*) filter (where ${isError}) as errors ${ofDay}`,
    [tx.organizationId, stationId, from, to],
  );
  return row ?? { evses: [], kinds: [], statuses: [], errors: 0 };
}
