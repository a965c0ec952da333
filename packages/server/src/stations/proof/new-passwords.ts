// New passwords on their way to stations: desired state, sent again at each return until the station has taken it (S-5).
import type { Tx } from '../../db/doors.ts';
import { columns, ofOrganization } from '../../db/sets.ts';

/** Connected stations that shall take a new password, and are not being told it at this moment, are told it by command. */
const queue = `
insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
select gen_random_uuid(), n.organization_id, n.station_id, 'setPassword',
  jsonb_build_object('intent', 'setPassword', 'seed', encode(n.seed, 'hex')), now()
from unnest($1::bigint[], $2::bigint[]) as f (organization_id, station_id)
join password_changes n on n.station_id = f.station_id and ${ofOrganization('n')}
join station_state state on state.station_id = f.station_id and ${ofOrganization('state')}
where n.seed is not null and n.accepted_at is null and state.connected and state.accepted_at is not null
  and not exists (select from commands c where c.station_id = n.station_id and c.intent = 'setPassword'
    and c.state in ('queued', 'sent') and c.arguments ->> 'seed' = encode(n.seed, 'hex'))
returning id, organization_id as "organizationId", station_id as "stationId"`;

type Place = { organizationId: number; stationId: number };

export async function queueNewPasswords(tx: Tx, stations: readonly Place[]): Promise<void> {
  const rows = await tx.query<Place & { id: string }>({
    name: 'queue-new-passwords',
    text: queue,
    values: placesOf(stations),
  });
  for (const { id, organizationId, stationId } of rows)
    tx.news.push({ kind: 'command', organizationId, stationId, id });
}

/** They came with the new password: whatever became of the answer, it was taken. */
export async function acceptShown(tx: Tx, stations: readonly Place[]): Promise<void> {
  if (stations.length === 0) return;
  await tx.query({
    name: 'accept-shown-passwords',
    text: `update password_changes n set accepted_at = now()
      from unnest($1::bigint[], $2::bigint[]) as f (organization_id, station_id)
      where n.station_id = f.station_id and ${ofOrganization('n')} and n.accepted_at is null`,
    values: placesOf(stations),
  });
}

/** Only what was answered with Accepted: a station that must restart first still comes with the old one. */
const acceptAnswered = `
update password_changes n set accepted_at = now()
from unnest($1::bigint[], $2::bigint[], $3::uuid[]) as f (organization_id, station_id, id)
join commands c on c.id = f.id and ${ofOrganization('c')} and c.intent = 'setPassword'
where n.station_id = f.station_id and ${ofOrganization('n')} and n.accepted_at is null and c.station_id = f.station_id
  and c.arguments ->> 'seed' = encode(n.seed, 'hex')
returning n.organization_id as "organizationId", n.station_id as "stationId"`;

export async function acceptNewPasswords(tx: Tx, answers: readonly (Place & { commandId: string })[]): Promise<void> {
  if (answers.length === 0) return;
  const rows = await tx.query<Place>({
    name: 'accept-new-passwords',
    text: acceptAnswered,
    values: [...placesOf(answers), answers.map(({ commandId }) => commandId)],
  });
  for (const { organizationId, stationId } of rows) tx.news.push({ kind: 'station', organizationId, stationId });
}

function placesOf(stations: readonly Place[]): unknown[][] {
  return columns(
    stations,
    ({ organizationId }) => organizationId,
    ({ stationId }) => stationId,
  );
}
