// The statements that operators read advanced settings with.
import type { TenantTx } from '../db/doors.ts';
import type { Setting } from './wire.ts';

export function selectSettings(tx: TenantTx, stationId: number, key?: string): Promise<Setting[]> {
  return tx.query<Setting>(
    `select key, value, read_only as "readOnly", reported_at as "reportedAt" from settings
     where organization_id = $1 and station_id = $2 and ($3::text is null or key = $3) order by lower(key), key`,
    [tx.organizationId, stationId, key ?? null],
  );
}
