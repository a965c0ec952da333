// The statements about station events.
import type { TenantTx } from '../db/doors.ts';
import type { StationEvent } from './wire.ts';

export type Span = { from: Date; to: Date };

export function selectEvents(
  tx: TenantTx,
  stationId: number,
  { from, to }: Span,
  limit: number,
): Promise<StationEvent[]> {
  return tx.query<StationEvent>(
    `select id, occurred_at as "occurredAt", received_at as "receivedAt", evse, kind, status, error_code as "errorCode", info
     from station_events where organization_id = $1 and station_id = $2 and occurred_at >= $3 and occurred_at < $4
     order by occurred_at desc, id desc limit $5`,
    [tx.organizationId, stationId, from, to, limit],
  );
}
