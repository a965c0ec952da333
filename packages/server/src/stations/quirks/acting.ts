// Which quirks stations are treated with now, read for many at once, by whoever sends them something.
import type { Tx } from '../../db/doors.ts';
import { columns, ofOrganization } from '../../db/sets.ts';
import type { ActingQuirks } from '../../quirks.ts';
import { limitTraitsOf, type LimitTraits } from './rules.ts';

export { limitTraitsOf, type LimitTraits };

/** As one JSON object by name, of the station that `station` names; what was only noticed is not acted upon here. */
export const actingSql = (station: string): string => `coalesce((
  select jsonb_object_agg(q.quirk, q.parameters) from station_quirks q
  where q.station_id = ${station} and q.source <> 'found' and q.lifted_at is null), '{}')`;

const select = `
select f.station_id as "stationId", ${actingSql('f.station_id')} as acting
from unnest($1::bigint[], $2::bigint[]) as f (organization_id, station_id)
join stations s on s.id = f.station_id and ${ofOrganization('s')}`;

/** By station; every one that exists has an entry. */
export async function readActingQuirks(
  tx: Tx,
  stations: readonly { organizationId: number; stationId: number }[],
): Promise<ReadonlyMap<number, ActingQuirks>> {
  const rows = await tx.query<{ stationId: number; acting: ActingQuirks }>({
    name: 'read-acting-quirks',
    text: select,
    values: columns(
      stations,
      ({ organizationId }) => organizationId,
      ({ stationId }) => stationId,
    ),
  });
  return new Map(rows.map(({ stationId, acting }) => [stationId, acting]));
}

/** By station, what its quirks say about its current limits. */
export async function readLimitTraits(
  ...asked: Parameters<typeof readActingQuirks>
): Promise<ReadonlyMap<number, LimitTraits>> {
  const acting = await readActingQuirks(...asked);
  return new Map([...acting].map(([stationId, quirks]) => [stationId, limitTraitsOf(quirks)]));
}
