// The statements that operators read and acknowledge issues with.
import type { TenantTx } from '../db/doors.ts';
import { groupWithin, sightValues, stationInSight } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { Issue, IssueFilter, IssueState } from './wire.ts';

const state = `case when i.closed_at is not null then 'closed' when i.acknowledged_at is not null then 'acknowledged' else 'open' end`;

const columns = `i.id, i.kind, ${state} as state, i.station_id as "stationId", station.name as "stationName",
  station.identifier as "stationIdentifier", station.group_id as "groupId", g.name as "groupName", i.evse,
  nullif(i.intent, '') as intent, i.code, i.info, i.count, i.first_at as "firstAt", i.began_at as "beganAt", i.last_at as "lastAt",
  case when i.acknowledged_at is not null
    then json_build_object('at', i.acknowledged_at, 'by', i.acknowledged_by, 'note', i.note) end as acknowledgement,
  i.closed_at as "closedAt"`;
const tables = `issues i join stations station on station.id = i.station_id left join groups g on g.id = station.group_id`;

/** What an orphan tells is told on its own page, and troubles nobody else. */
const inQuestion = `${stationInSight} and station.removed_at is null and i.organization_id = $1
  and (station.group_id is not null or $6::bigint is not null)
  and ($4::text is null or position($4 in station.search_key) > 0 or position($4 in lower(i.code)) > 0)
  and ($5::text is null or i.kind = $5) and ($6::bigint is null or i.station_id = $6)
  and ($7::bigint is null or ${groupWithin('station.group_id', '$7')})`;

function values(tx: TenantTx, sight: Sight, { search, kind, stationId, groupId }: IssueFilter): unknown[] {
  return [
    ...sightValues(tx, sight),
    search?.trim().toLowerCase() || null,
    kind ?? null,
    stationId ?? null,
    groupId ?? null,
  ];
}

const inState: Record<IssueState | 'notOver', string> = {
  open: 'i.closed_at is null and i.acknowledged_at is null',
  acknowledged: 'i.closed_at is null and i.acknowledged_at is not null',
  closed: 'i.closed_at is not null',
  notOver: 'i.closed_at is null',
};

export function selectIssues(
  tx: TenantTx,
  sight: Sight,
  wanted: IssueFilter & { limit: number; offset: number },
): Promise<Issue[]> {
  const { state: asked = 'notOver', order = 'desc' } = wanted;
  const time = asked === 'closed' ? 'i.closed_at' : 'i.began_at';
  return tx.query<Issue>(
    `select ${columns} from ${tables} where ${inQuestion} and ${inState[asked]}
     order by ${time} ${order}, i.id ${order} limit $8 offset $9`,
    [...values(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

export async function countIssues(tx: TenantTx, sight: Sight, wanted: IssueFilter): Promise<Map<IssueState, number>> {
  const rows = await tx.query<{ state: IssueState; count: number }>(
    `select ${state} as state, count(*) from ${tables} where ${inQuestion} group by 1`,
    values(tx, sight, wanted),
  );
  return new Map(rows.map(({ state, count }) => [state, count]));
}

export async function findIssue(tx: TenantTx, sight: Sight, id: number): Promise<Issue | undefined> {
  const [row] = await tx.query<Issue>(
    `select ${columns} from ${tables} where ${stationInSight} and station.removed_at is null
     and i.organization_id = $1 and i.id = $4`,
    [...sightValues(tx, sight), id],
  );
  return row;
}

export type AcknowledgementRow = { at: Date; by: string; note: string | null };

/** A rejected command is over with it; false where the issue was closed already. */
export async function acknowledge(tx: TenantTx, id: number, { at, by, note }: AcknowledgementRow): Promise<boolean> {
  const rows = await tx.query(
    `update issues i set acknowledged_at = $3, acknowledged_by = $4, note = $5,
       closed_at = case when i.kind = 'rejected_command' then $3::timestamptz end
     where i.organization_id = $1 and i.id = $2 and i.closed_at is null returning 1`,
    [tx.organizationId, id, at, by, note],
  );
  return rows.length > 0;
}

/** True for the `evse` of a statement that has an issue which is not over. */
export const openIssueOfPoint = `exists (select from issues i where i.station_id = evse.station_id
  and i.organization_id = evse.organization_id and i.evse = evse.evse and i.closed_at is null)`;

/** The stations of the organization $1 that have such a point, by the index of what is not over. */
export const stationsWithPointIssue = `select i.station_id from issues i
  where i.organization_id = $1 and i.evse > 0 and i.closed_at is null`;
