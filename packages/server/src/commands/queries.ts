// The statements that operators queue and read remote commands with.
import type { TenantTx } from '../db/doors.ts';
import { asCounted } from '../db/order.ts';
import { sightValues, stationInSight } from '../groups/groups.ts';
import type { CommandState } from '../facts.ts';
import type { Intent } from '../intents.ts';
import type { Actor, Sight } from '../viewer.ts';
import type { Command, CommandFilter } from './wire.ts';

export type CommandRow = Omit<Command, 'arguments'> & { asked: Intent };

const columns = `c.id, c.station_id as "stationId", c.evse, c.intent, c.arguments as asked, c.state, c.status, c.detail,
  c.queued_at as "queuedAt", c.sent_at as "sentAt", c.answered_at as "answeredAt",
  case when o.id is not null then json_build_object('id', o.id, 'name', coalesce(nullif(o.name, ''), o.username)) end as operator,
  case when k.id is not null then json_build_object('id', k.id, 'name', k.name) end as "apiKey", c.campaign_id as "campaignId",
  c.task_run_id as "taskRunId"`;
const tables = `commands c join stations station on station.id = c.station_id left join operators o on o.id = c.operator_id
  left join api_keys k on k.id = c.api_key_id`;

type OfStation = Pick<CommandFilter, 'intent' | 'key' | 'given'> & { stationId: number };

const ofStation = `c.organization_id = $1 and c.station_id = $2 and ($3::text is null or c.intent = $3)
  and ($4::text is null or c.arguments ->> 'key' = $4)
  and (not $5::boolean or c.operator_id is not null or c.api_key_id is not null)`;

function stationValues(tx: TenantTx, { stationId, intent, key, given = false }: OfStation): unknown[] {
  return [tx.organizationId, stationId, intent ?? null, key ?? null, given];
}

export function selectCommands(
  tx: TenantTx,
  { limit, offset, ...wanted }: OfStation & { limit: number; offset: number },
): Promise<CommandRow[]> {
  return tx.query<CommandRow>(
    `select ${columns} from ${tables} where ${ofStation} order by c.queued_at desc, c.id limit $6 offset $7`,
    [...stationValues(tx, wanted), limit, offset],
  );
}

export async function countCommands(tx: TenantTx, wanted: OfStation): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from commands c where ${ofStation}`,
    stationValues(tx, wanted),
  );
  return row?.total ?? 0;
}

export async function findCommand(tx: TenantTx, sight: Sight, id: string): Promise<CommandRow | undefined> {
  const [row] = await tx.query<CommandRow>(
    `select ${columns} from ${tables} where ${stationInSight} and c.organization_id = $1 and c.id = $4`,
    [...sightValues(tx, sight), id],
  );
  return row;
}

type OfCampaign = { campaignId: string; state?: CommandState; search?: string };
export type CommandOfStation = CommandRow & { stationName: string; identifier: string };

const ofCampaign = `${stationInSight} and c.organization_id = $1 and c.campaign_id = $4 and ($5::text is null or c.state = $5)
  and ($6::text is null or position($6 in station.search_key) > 0)`;

function campaignValues(tx: TenantTx, sight: Sight, { campaignId, state, search }: OfCampaign): unknown[] {
  return [...sightValues(tx, sight), campaignId, state ?? null, search?.trim().toLowerCase() || null];
}

export function selectOfCampaign(
  tx: TenantTx,
  sight: Sight,
  { limit, offset, ...wanted }: OfCampaign & { limit: number; offset: number },
): Promise<CommandOfStation[]> {
  return tx.query<CommandOfStation>(
    `select ${columns}, station.name as "stationName", station.identifier from ${tables} where ${ofCampaign}
     order by ${asCounted('station.search_key')}, station.id, c.evse, c.arguments ->> 'key' limit $7 offset $8`,
    [...campaignValues(tx, sight, wanted), limit, offset],
  );
}

export async function countOfCampaign(tx: TenantTx, sight: Sight, wanted: OfCampaign): Promise<number> {
  const [row] = await tx.query<{ total: number }>(
    `select count(*) as total from commands c join stations station on station.id = c.station_id where ${ofCampaign}`,
    campaignValues(tx, sight, wanted),
  );
  return row?.total ?? 0;
}

/** What the same click has queued before. */
export async function findRepeated(
  tx: TenantTx,
  { operatorId, apiKeyId }: Actor,
  key: string,
): Promise<CommandRow | undefined> {
  const [row] = await tx.query<CommandRow>(
    `select ${columns} from ${tables} where c.organization_id = $1 and c.idempotency_key = $2
       and (c.operator_id = $3 or c.api_key_id = $4)`,
    [tx.organizationId, key, operatorId, apiKeyId ?? null],
  );
  return row;
}

export type NewCommandRow = {
  id: string;
  stationId: number;
  evse: number | null;
  intent: Intent;
  tokenKey: string | null;
  actor: Actor;
  idempotencyKey: string;
  queuedAt: Date;
  /** Why it fails at once; null where it waits to be sent. */
  failure: string | null;
};

/** False where the same click had queued it already. */
export async function insertCommand(tx: TenantTx, command: NewCommandRow): Promise<boolean> {
  const { failure, queuedAt } = command;
  const rows = await tx.query(
    `insert into commands (id, organization_id, station_id, evse, intent, arguments, token_key, state, detail, operator_id,
       api_key_id, idempotency_key, queued_at, answered_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
     on conflict do nothing returning 1`,
    [
      command.id,
      tx.organizationId,
      command.stationId,
      command.evse,
      command.intent.intent,
      command.intent,
      command.tokenKey,
      failure === null ? 'queued' : 'failed',
      failure,
      command.actor.operatorId,
      command.actor.apiKeyId ?? null,
      command.idempotencyKey,
      queuedAt,
      failure === null ? null : queuedAt,
    ],
  );
  return rows.length > 0;
}
