// Quirks that a booting station is known to have for its make: kept in the batch of its boot, gone where it has them no more.
import type { Booted, Told } from '../../facts.ts';
import type { ActingQuirks } from '../../quirks.ts';
import type { IngestTx } from '../../db/doors.ts';
import { columns, ofOrganization } from '../../db/sets.ts';
import { quirksOfMake, type Described } from './rules.ts';

type Known = { version: string | null; set: ActingQuirks; lifted: readonly string[] };

/** To join to a station: what an admin has said of its quirks. */
export const knownQuirks = (station: string): string => `lateral (
  select coalesce(jsonb_object_agg(q.quirk, q.parameters) filter (where q.source = 'set' and q.lifted_at is null), '{}') as set,
    coalesce(array_agg(q.quirk) filter (where q.lifted_at is not null), '{}') as lifted
  from station_quirks q where q.station_id = ${station})`;

/** What it is treated with from now on: an admin’s word goes before what its make is known for. */
export function actingAfterBoot(station: Omit<Described, 'version'>, { version, set, lifted }: Known): ActingQuirks {
  const recognised = quirksOfMake({ ...station, version }).filter(({ quirk }) => !lifted.includes(quirk));
  return { ...Object.fromEntries(recognised.map(({ quirk, parameters }) => [quirk, parameters])), ...set };
}

const keep = `
with boots as (select * from unnest($1::bigint[], $2::bigint[]) as f (organization_id, station_id)),
known as (
  select * from unnest($3::bigint[], $4::bigint[], $5::text[], $6::text[], $7::timestamptz[])
    as f (organization_id, station_id, quirk, parameters, at)
), gone as (
  delete from station_quirks q using boots f
  where q.station_id = f.station_id and ${ofOrganization('q')} and q.source = 'recognised' and q.lifted_at is null
    and not exists (select from known k where k.station_id = q.station_id and k.quirk = q.quirk)
)
insert into station_quirks as q (organization_id, station_id, quirk, source, parameters, first_at, last_at)
select organization_id, station_id, quirk, 'recognised', parameters::jsonb, at, at from known order by station_id, quirk
on conflict (station_id, quirk) do update set last_at = excluded.last_at,
  source = case when q.source = 'set' then q.source else excluded.source end,
  parameters = case when q.source = 'set' then q.parameters else excluded.parameters end
where q.organization_id = excluded.organization_id`;

/** `versions` are those of OCPP, in the order of the facts. */
export async function recogniseQuirks(
  tx: IngestTx,
  facts: readonly Told<Booted>[],
  versions: readonly (string | null)[],
): Promise<void> {
  const recognised = facts.flatMap(({ origin, fact }, nth) =>
    quirksOfMake({ ...fact, version: versions[nth] ?? null }).map((known) => ({ origin, ...known })),
  );
  const boots = columns(
    facts,
    ({ origin }) => origin.organizationId,
    ({ origin }) => origin.stationId,
  );
  const known = columns(
    recognised,
    ({ origin }) => origin.organizationId,
    ({ origin }) => origin.stationId,
    ({ quirk }) => quirk,
    ({ parameters }) => JSON.stringify(parameters),
    ({ origin }) => origin.receivedAt,
  );
  await tx.query({ name: 'recognise-quirks', text: keep, values: [...boots, ...known] });
}
