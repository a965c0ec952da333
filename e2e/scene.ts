// Puts rows into a house as stations would have left them, at fixed instants and without a socket.
import type { Doors, IngestTx, TenantTx } from '../packages/server/src/db/doors.ts';
import { recordStatuses } from '../packages/server/src/events/status.ts';
import type { PointStatus, Told } from '../packages/server/src/facts.ts';

export type StatusTold = { stationId: number; evse: number; status: string; errorCode?: string; at: Date };

export async function findOrganizationId(doors: Doors, slug = 'acme'): Promise<number> {
  const [row] = await doors.withDirectory((tx) =>
    tx.query<{ id: number }>('select id from organizations where slug = $1', [slug]),
  );
  if (row === undefined) throw new Error(`There is no organization ${slug}.`);
  return row.id;
}

export async function inOrganization<T>(doors: Doors, run: (tx: TenantTx) => Promise<T>): Promise<T> {
  return doors.withTenant(await findOrganizationId(doors), run);
}

/** By the same function, and with the same news, as statuses that come over sockets. */
export async function tellStatuses(doors: Doors, told: readonly StatusTold[]): Promise<void> {
  const organizationId = await findOrganizationId(doors);
  await doors.withIngest(async (tx) => {
    await recordStatuses.write(
      tx,
      told.map((one) => factOf(organizationId, one)),
    );
  });
}

function factOf(organizationId: number, told: StatusTold): Told<PointStatus> {
  const { stationId, evse, status, errorCode = 'NoError', at } = told;
  const when = { at, stationAt: at, plausible: true };
  const vendor = { info: null, vendorId: null, vendorErrorCode: null };
  return {
    origin: { organizationId, stationId, epoch: 1, receivedAt: at },
    fact: { kind: 'pointStatus', evse, status, errorCode, when, ...vendor },
  };
}

export async function setConnections(
  tx: IngestTx,
  { stationIds, since, seenAt }: { stationIds: readonly number[]; since: Date; seenAt: Date },
): Promise<void> {
  await tx.query(
    `insert into station_state as s (organization_id, station_id, connected, connected_at, last_seen_at, booted_at, firmware)
     select organization_id, id, true, $2, $3, $2, 'A999' from stations where id = any ($1)
     on conflict (station_id) do update set connected = true, connected_at = $2, last_seen_at = $3`,
    [stationIds, since, seenAt],
  );
}
