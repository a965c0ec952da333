// The statements about connections that were refused.
import type { TenantTx } from '../db/doors.ts';
import type { Refusal, Stranger } from './wire.ts';

const told = `k.address, k.count, k.first_at as "firstAt", k.last_at as "lastAt"`;
const isStranger = `k.cause in ('unknown_identifier', 'removed')`;

export function selectStrangers(tx: TenantTx): Promise<Stranger[]> {
  return tx.query<Stranger>(
    `select k.identifier, k.cause = 'removed' as "wasRemoved", ${told} from knocks k
     where k.organization_id = $1 and ${isStranger} order by k.last_at desc, k.identifier`,
    [tx.organizationId],
  );
}

/** False where nobody has knocked with it. */
export async function deleteStranger(tx: TenantTx, identifier: string): Promise<boolean> {
  const rows = await tx.query(
    `delete from knocks k where k.organization_id = $1 and k.identifier = $2 and ${isStranger} returning 1`,
    [tx.organizationId, identifier],
  );
  return rows.length > 0;
}

export function selectRefusals(tx: TenantTx, stationId: number): Promise<Refusal[]> {
  return tx.query<Refusal>(
    `select k.cause, ${told} from knocks k
     where k.organization_id = $1 and k.station_id = $2 and not ${isStranger} order by k.last_at desc`,
    [tx.organizationId, stationId],
  );
}
