// The statements of campaigns as operators start, follow and cancel them. Their commands are made in sets, whatever their number.
import type { TenantTx } from '../db/doors.ts';
import type { CommandState } from '../facts.ts';
import { sightValues, stationInSight } from '../groups/groups.ts';
import type { Intent } from '../intents.ts';
import type { Actor, Sight } from '../viewer.ts';
import type { Campaign, Impact } from './wire.ts';

/** Settings that are changed together: each is a command of its own. */
type SettingsWanted = {
  intent: 'changeSetting';
  settings: readonly { key: string; value: string }[];
  lasting: boolean;
};
export type Asked = Exclude<Intent, { intent: 'changeSetting' }> | SettingsWanted;
export type CampaignRow = Omit<Campaign, 'arguments' | 'counts'> & { asked: Asked };

const columns = `k.id, k.intent, k.arguments as asked, k.station_count as "stationCount", k.retry_of as "retryOf",
  k.created_at as "createdAt", k.cancelled_at as "cancelledAt",
  case when o.id is not null then json_build_object('id', o.id, 'name', coalesce(nullif(o.name, ''), o.username)) end as operator,
  case when a.id is not null then json_build_object('id', a.id, 'name', a.name) end as "apiKey"`;
const tables = `campaigns k left join operators o on o.id = k.operator_id left join api_keys a on a.id = k.api_key_id`;

/** Whoever sees one of its stations sees the campaign. */
const inSight = `k.organization_id = $1 and exists (select from commands c join stations station on station.id = c.station_id
  where c.organization_id = $1 and c.campaign_id = k.id and ${stationInSight})`;

export async function findCampaign(tx: TenantTx, sight: Sight, id: string): Promise<CampaignRow | undefined> {
  const [row] = await tx.query<CampaignRow>(`select ${columns} from ${tables} where k.id = $4 and ${inSight}`, [
    ...sightValues(tx, sight),
    id,
  ]);
  return row;
}

export function selectCampaigns(
  tx: TenantTx,
  sight: Sight,
  { limit, offset }: { limit: number; offset: number },
): Promise<CampaignRow[]> {
  return tx.query<CampaignRow>(
    `select ${columns} from ${tables} where ${inSight} order by k.created_at desc, k.id limit $4 offset $5`,
    [...sightValues(tx, sight), limit, offset],
  );
}

export async function countCampaigns(tx: TenantTx, sight: Sight): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from campaigns k where ${inSight}`,
    sightValues(tx, sight),
  );
  return row?.total ?? 0;
}

export type StateCount = { campaignId: string; state: CommandState; count: number };

export function countStates(tx: TenantTx, sight: Sight, ids: readonly string[]): Promise<StateCount[]> {
  return tx.query<StateCount>(
    `select c.campaign_id as "campaignId", c.state, count(*) as count
     from commands c join stations station on station.id = c.station_id
     where ${stationInSight} and c.organization_id = $1 and c.campaign_id = any ($4::uuid[]) group by 1, 2`,
    [...sightValues(tx, sight), ids],
  );
}

/** What the same click has started before. */
export async function findRepeated(
  tx: TenantTx,
  { operatorId, apiKeyId }: Actor,
  key: string,
): Promise<string | undefined> {
  const [row] = await tx.query<{ id: string }>(
    `select k.id from campaigns k where k.organization_id = $1 and k.idempotency_key = $2
       and (k.operator_id = $3 or k.api_key_id = $4)`,
    [tx.organizationId, key, operatorId, apiKeyId ?? null],
  );
  return row?.id;
}

export async function readImpact(tx: TenantTx, sight: Sight, stationIds: readonly number[]): Promise<Impact> {
  const [row] = await tx.query<Impact>(
    `with chosen as (
       select station.id, coalesce(state.connected, false) as connected, state.ocpp_version like '2%' as later
       from stations station left join station_state state on state.station_id = station.id
       where ${stationInSight} and station.removed_at is null and station.id = any ($4::bigint[])),
     running as (
       select c.later from chosen c join sessions s on s.station_id = c.id
       where s.organization_id = $1 and s.end_kind is null and c.connected)
     select count(*) as stations, count(*) filter (where connected) as connected,
       (select count(*) from running) as sessions, (select count(*) from running where later) as "waitedFor" from chosen`,
    [...sightValues(tx, sight), stationIds],
  );
  return row ?? { stations: 0, connected: 0, sessions: 0, waitedFor: 0 };
}

export type NewCampaignRow = {
  id: string;
  asked: Asked;
  stationCount: number;
  baseGroupId: number;
  actor: Actor;
  idempotencyKey: string;
  retryOf: string | null;
  now: Date;
};

/** False where the same click had started it already. */
export async function insertCampaign(tx: TenantTx, campaign: NewCampaignRow): Promise<boolean> {
  const { id, asked, stationCount, baseGroupId, actor, idempotencyKey, retryOf, now } = campaign;
  const rows = await tx.query(
    `insert into campaigns (id, organization_id, intent, arguments, station_count, base_group_id, operator_id, api_key_id,
       idempotency_key, retry_of, created_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) on conflict do nothing returning 1`,
    [
      id,
      tx.organizationId,
      asked.intent,
      asked,
      stationCount,
      baseGroupId,
      actor.operatorId,
      actor.apiKeyId ?? null,
      idempotencyKey,
      retryOf,
      now,
    ],
  );
  return rows.length > 0;
}

// A station that is away is not waited for, unless it is to have other settings; and a cable in use is not released.
const insertWishes = (wishes: string) => `
insert into commands (id, organization_id, station_id, evse, intent, arguments, state, detail, operator_id, api_key_id, campaign_id,
  queued_at, answered_at)
select gen_random_uuid(), $1, wish.station_id, wish.evse, wish.arguments ->> 'intent',
  wish.arguments || case when known.key is null then '{}' else jsonb_build_object('from', known.value) end,
  case when f.failure is not null then 'failed' when wish.connected then 'held' else 'waiting' end, f.failure,
  $4::bigint, $5::bigint, $6::uuid, $7::timestamptz, case when f.failure is not null then $7 end
from (${wishes}) wish
cross join lateral (select wish.arguments ->> 'intent' = 'releaseCable' as releases, wish.arguments ->> 'intent' = 'changeSetting' as changes) i
left join settings known on i.changes and known.station_id = wish.station_id and known.key = wish.arguments ->> 'key'
  and known.organization_id = $1
cross join lateral (select case
  when known.read_only then 'The charging station says that this setting is fixed.'
  when not wish.connected and not i.changes then 'The charging station is offline.'
  when i.releases and wish.evse is null then 'No charging point of it is known.'
  when i.releases and exists (select from sessions s where s.organization_id = $1 and s.station_id = wish.station_id
    and s.evse = wish.evse and s.end_kind is null) then 'A charging session is running: the cable is kept.'
  end as failure) f
returning id, station_id as "stationId", state, coalesce(arguments ->> 'key', '') as key`;

const stationsWithState = `stations station left join station_state state on state.station_id = station.id`;
const isConnected = 'coalesce(state.connected, false) as connected';

const ofStations = insertWishes(`
  select station.id as station_id, (asked.intent ->> 'evse')::integer as evse, asked.intent as arguments, ${isConnected}
  from ${stationsWithState} cross join unnest($9::jsonb[]) as asked (intent)
  where ${stationInSight} and station.id = any ($8::bigint[])`);

const ofPoints = insertWishes(`
  select station.id as station_id, e.evse, asked.intent || jsonb_build_object('evse', e.evse) as arguments, ${isConnected}
  from ${stationsWithState} left join evses e on e.station_id = station.id cross join unnest($9::jsonb[]) as asked (intent)
  where ${stationInSight} and station.id = any ($8::bigint[])`);

const ofFailed = insertWishes(`
  select c.station_id, c.evse, c.arguments, ${isConnected}
  from commands c join (${stationsWithState}) on station.id = c.station_id
  where ${stationInSight} and station.removed_at is null and c.organization_id = $1 and c.campaign_id = $8
    and c.state = any ($9::text[])`);

const cameToNothing: readonly CommandState[] = ['rejected', 'timed_out', 'failed', 'unknown'];

/** With the key of the setting, where one is changed. */
export type Made = { id: string; stationId: number; state: CommandState; key: string };
export type Making = { campaignId: string; actor: Actor; now: Date };

function makingValues(tx: TenantTx, sight: Sight, { campaignId, actor, now }: Making): unknown[] {
  return [...sightValues(tx, sight), actor.operatorId, actor.apiKeyId ?? null, campaignId, now];
}

/** One for each station, for each of its points where a cable is released, and for each setting that is changed. */
export function insertCommands(
  tx: TenantTx,
  sight: Sight,
  { stationIds, asked, ...making }: Making & { stationIds: readonly number[]; asked: Asked },
): Promise<Made[]> {
  const intents = 'settings' in asked ? asked.settings.map((one) => ({ intent: asked.intent, ...one })) : [asked];
  const text = asked.intent === 'releaseCable' ? ofPoints : ofStations;
  const texts = intents.map((intent) => JSON.stringify(intent));
  return tx.query<Made>(text, [...makingValues(tx, sight, making), stationIds, texts]);
}

/** Those of another campaign that came to nothing, once more. */
export function insertFailedAgain(
  tx: TenantTx,
  sight: Sight,
  { of, ...making }: Making & { of: string },
): Promise<Made[]> {
  return tx.query<Made>(ofFailed, [...makingValues(tx, sight, making), of, cameToNothing]);
}

export async function selectFailedStations(tx: TenantTx, sight: Sight, id: string): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    `select distinct station.id from commands c join stations station on station.id = c.station_id
     where ${stationInSight} and station.removed_at is null and c.organization_id = $1 and c.campaign_id = $4
       and c.state = any ($5::text[]) order by 1`,
    [...sightValues(tx, sight), id, cameToNothing],
  );
  return rows.map((row) => row.id);
}

/** What has not been sent is not sent any more; answers how much that is. */
export async function cancelUnsent(
  tx: TenantTx,
  sight: Sight,
  { id, now }: { id: string; now: Date },
): Promise<number> {
  const rows = await tx.query(
    `update commands c set state = 'cancelled', answered_at = $5 from stations station
     where station.id = c.station_id and ${stationInSight} and c.organization_id = $1 and c.campaign_id = $4
       and c.state in ('held', 'waiting', 'queued') returning 1`,
    [...sightValues(tx, sight), id, now],
  );
  return rows.length;
}

export async function markCancelled(tx: TenantTx, id: string, now: Date): Promise<void> {
  await tx.query(
    'update campaigns k set cancelled_at = coalesce(k.cancelled_at, $3) where k.organization_id = $1 and k.id = $2',
    [tx.organizationId, id, now],
  );
}
