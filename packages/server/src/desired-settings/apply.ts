// What desired settings make follow from what stations say: rows in the same batch, when they connect and when they answer.
import type { IngestTx, Tx } from '../db/doors.ts';
import { columns, ofOrganization } from '../db/sets.ts';
import type { CommandAnswered, Told } from '../facts.ts';
import { sameValue } from './queries.ts';

// What never reached the station is sent, and so is what went out on a connection that is over: its answer will not come. What
// it has taken before, and shall last, is asked for, since it may have been lost.
const queue = `
with told as (
  select d.*, c.state, c.status, c.connection_epoch as sent_epoch, s.connection_epoch as present_epoch
  from unnest($1::bigint[], $2::bigint[]) as f (organization_id, station_id)
  join desired_settings d on d.station_id = f.station_id and ${ofOrganization('d')}
  join station_state s on s.station_id = f.station_id and ${ofOrganization('s')}
  join commands c on c.id = d.command_id and ${ofOrganization('c')}
  where s.connected and s.accepted_at is not null),
again as (
  update commands c set state = 'queued', queued_at = now(), state_since = now(), sent_at = null, answered_at = null, status = null, detail = null,
    connection_epoch = null
  from told f where c.id = f.command_id and ${ofOrganization('c')}
    and (c.state in ('waiting', 'timed_out', 'unknown') or (c.state = 'failed' and c.status is null)
      or (c.state = 'sent' and f.sent_epoch is distinct from f.present_epoch))
  returning c.id, c.organization_id, c.station_id),
asked as (
  insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
  select gen_random_uuid(), f.organization_id, f.station_id, 'refreshConfiguration',
    jsonb_build_object('intent', 'refreshConfiguration', 'keys', jsonb_agg(f.key order by f.key)), now()
  from told f where f.lasting and f.state = 'accepted' and not exists (
    select from commands r where r.station_id = f.station_id and r.intent = 'refreshConfiguration' and r.state in ('queued', 'sent')
      and r.arguments -> 'keys' ? f.key)
  group by f.organization_id, f.station_id
  returning id, organization_id, station_id)
select id, organization_id as "organizationId", station_id as "stationId" from again
union all select id, organization_id, station_id from asked`;

type Place = { organizationId: number; stationId: number };
type Queued = Place & { id: string };

/** For stations that have just connected or booted. */
export async function queueDesired(tx: Tx, stations: readonly Place[]): Promise<void> {
  announce(tx, await tx.query<Queued>({ name: 'queue-desired-settings', text: queue, values: placesOf(stations) }));
}

/** Whose station came in the very moment in which they began to wait for it. */
export async function wakeWaiting(tx: IngestTx): Promise<void> {
  const rows = await tx.query<Queued>(
    `update commands c set state = 'queued', queued_at = now(), state_since = now() from station_state s
     where c.state = 'waiting' and s.station_id = c.station_id and s.organization_id = c.organization_id and s.connected
       and s.accepted_at is not null
     returning c.id, c.organization_id as "organizationId", c.station_id as "stationId"`,
  );
  announce(tx, rows);
}

// Tried once in a connection: a station that takes a value and tells another is not asked for ever.
const correct = `
with differing as (
  select distinct d.*, t.value as actual from unnest($1::bigint[], $2::bigint[]) as f (organization_id, station_id)
  join desired_settings d on d.station_id = f.station_id and ${ofOrganization('d')}
  join station_state s on s.station_id = f.station_id and ${ofOrganization('s')}
  join settings t on t.station_id = d.station_id and t.key = d.key
  join commands c on c.id = d.command_id and ${ofOrganization('c')}
  where d.lasting and t.value is not null and not ${sameValue('t.value', 'd.value')} and c.state = 'accepted'
    and c.connection_epoch is distinct from s.connection_epoch),
made as (
  insert into commands (id, organization_id, station_id, intent, arguments, operator_id, api_key_id, queued_at)
  select gen_random_uuid(), organization_id, station_id, 'changeSetting',
    jsonb_build_object('intent', 'changeSetting', 'key', key, 'value', value, 'from', actual), operator_id, api_key_id, now()
  from differing
  returning id, organization_id, station_id, arguments ->> 'key' as key)
update desired_settings d set command_id = f.id from made f
where d.station_id = f.station_id and d.key = f.key and ${ofOrganization('d')}
returning f.id, f.organization_id as "organizationId", f.station_id as "stationId"`;

const forgetTaken = `
delete from desired_settings d using unnest($1::bigint[], $2::uuid[]) as f (organization_id, id)
where d.command_id = f.id and ${ofOrganization('d')} and not d.lasting`;

/** What was wanted once is done when it was taken; what is to last is set right where the station tells another value. */
export async function settleDesired(tx: IngestTx, answers: readonly Told<CommandAnswered>[]): Promise<void> {
  const accepted = answers.filter(({ fact }) => fact.state === 'accepted');
  const telling = answers.filter(({ fact }) => fact.settings.length > 0).map(({ origin }) => origin);
  const taken = columns(
    accepted,
    ({ origin }) => origin.organizationId,
    ({ fact }) => fact.commandId,
  );
  const statements = [
    ...(accepted.length > 0 ? [tx.query({ name: 'forget-taken-settings', text: forgetTaken, values: taken })] : []),
    ...(telling.length > 0
      ? [
          tx
            .query<Queued>({ name: 'correct-settings', text: correct, values: placesOf(telling) })
            .then((rows) => announce(tx, rows)),
        ]
      : []),
  ];
  await Promise.all(statements);
}

function announce({ news }: Tx, rows: readonly Queued[]): void {
  for (const { id, organizationId, stationId } of rows) news.push({ kind: 'command', organizationId, stationId, id });
}

function placesOf(stations: readonly Place[]): unknown[][] {
  return columns(
    stations,
    ({ organizationId }) => organizationId,
    ({ stationId }) => stationId,
  );
}
