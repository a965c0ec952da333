// Whose statistics: of a station, a group, a charging user, a user group, or the domain, as a condition of statements (S-11, S-12).
import type { TenantTx } from '../../db/doors.ts';
import { getDriverGroup } from '../../driver-groups/driver-groups.ts';
import { demandDriver } from '../../drivers/drivers.ts';
import type { Where } from '../../energy/energy.ts';
import { sightOf, stationInSight } from '../../groups/groups.ts';
import { demandStation } from '../../stations/stations.ts';
import type { Sight } from '../../viewer.ts';

export const wholes = ['domain', 'stations', 'groups', 'drivers', 'driver-groups'] as const;
export type Whole = (typeof wholes)[number];
export type Whose = { whole: Whole; id: number };

/** Refused where it is out of sight; what a charging user charged elsewhere than in one's domain is not told. */
export async function conditionOf(tx: TenantTx, sight: Sight, { whole, id }: Whose): Promise<Where> {
  const seen = whole === 'groups' ? await sightOf(tx, sight, id) : sight;
  const values = [seen.baseGroupId, seen.orphans];
  const narrowed = (sql: string) => ({ sql: `${stationInSight} and ${sql}`, values: [...values, id] });
  switch (whole) {
    case 'domain':
    case 'groups':
      return { sql: stationInSight, values, stationsAlone: true };
    case 'stations':
      await demandStation(tx, sight, id);
      return { ...narrowed('station.id = $4'), stationsAlone: true };
    case 'drivers':
      await demandDriver(tx, sight, id);
      return narrowed('s.driver_id = $4');
    case 'driver-groups':
      await getDriverGroup(tx, sight, id);
      return narrowed(
        's.driver_id in (select d.id from drivers d where d.organization_id = $1 and d.driver_group_id = $4)',
      );
  }
}
