// The statements for what admins say of charging points.
import type { TenantTx } from '../../db/doors.ts';
import type { PointEdit } from './wire.ts';

export type SaidOfPoint = PointEdit & { byHand: boolean };

export function selectSaidOfPoints(tx: TenantTx, stationId: number): Promise<SaidOfPoint[]> {
  return tx.query<SaidOfPoint>(
    `select e.evse, e.disabled, e.maximum_power_w as "maximumPowerW", e.sockets,
       not exists (select from point_state p where p.organization_id = $1 and p.station_id = $2 and p.evse = e.evse)
         and not exists (select from sessions s where s.organization_id = $1 and s.station_id = $2 and s.evse = e.evse) as "byHand"
     from evses e where e.organization_id = $1 and e.station_id = $2 order by e.evse`,
    [tx.organizationId, stationId],
  );
}

export async function writePoints(tx: TenantTx, stationId: number, points: readonly PointEdit[]): Promise<void> {
  const evses = points.map(({ evse }) => evse);
  await tx.query('delete from evses e where e.organization_id = $1 and e.station_id = $2 and e.evse <> all ($3)', [
    tx.organizationId,
    stationId,
    evses,
  ]);
  await tx.query(
    `insert into evses (organization_id, station_id, evse, disabled, maximum_power_w, sockets)
     select $1, $2, * from unnest($3::integer[], $4::boolean[], $5::integer[], $6::jsonb[])
     on conflict (station_id, evse) do update
       set disabled = excluded.disabled, maximum_power_w = excluded.maximum_power_w, sockets = excluded.sockets`,
    [
      tx.organizationId,
      stationId,
      evses,
      points.map(({ disabled }) => disabled),
      points.map(({ maximumPowerW }) => maximumPowerW),
      points.map(({ sockets }) => JSON.stringify(sockets)),
    ],
  );
  await tx.query('update stations s set version = s.version + 1 where s.organization_id = $1 and s.id = $2', [
    tx.organizationId,
    stationId,
  ]);
}
