// The statements about mails on issues: who wants them, and which issues a mail tells of.
import type { DirectoryTx, TenantTx } from '../../db/doors.ts';
import { groupInSight, groupWithin } from '../../groups/groups.ts';
import type { Language, Sight } from '../../viewer.ts';
import type { IssueKind } from '../wire.ts';

/** Only groups that are still there, and in the domain. */
export async function selectWanted(tx: TenantTx, sight: Sight, operatorId: number): Promise<number[]> {
  const rows = await tx.query<{ id: number }>(
    `select g.id from issue_mails m join groups g on g.organization_id = $1 and g.id = any (m.group_ids)
     where m.organization_id = $1 and m.operator_id = $3 and ${groupInSight('g.id')} order by g.id`,
    [tx.organizationId, sight.baseGroupId, operatorId],
  );
  return rows.map(({ id }) => id);
}

/** What is open already is no news. */
export async function storeWanted(
  tx: TenantTx,
  { operatorId, groupIds, now }: { operatorId: number; groupIds: readonly number[]; now: Date },
): Promise<void> {
  if (groupIds.length === 0) {
    await tx.query('delete from issue_mails where organization_id = $1 and operator_id = $2', [
      tx.organizationId,
      operatorId,
    ]);
    return;
  }
  await tx.query(
    `insert into issue_mails as m (organization_id, operator_id, group_ids, told_until, reminded_at) values ($1, $2, $3, $4, $4)
     on conflict (operator_id) do update set group_ids = excluded.group_ids where m.organization_id = $1`,
    [tx.organizationId, operatorId, groupIds, now],
  );
}

export async function selectOrganizations(tx: DirectoryTx): Promise<number[]> {
  const rows = await tx.query<{ id: number }>('select distinct organization_id as id from issue_mails order by 1');
  return rows.map(({ id }) => id);
}

/** An open issue `i` of a `station` that the operator `o`, who has asked with `m`, sees and asked about. */
const concerns = `i.organization_id = $1 and i.closed_at is null and i.acknowledged_at is null and station.removed_at is null
  and ${groupWithin('station.group_id', 'any (m.group_ids)')} and ${groupWithin('station.group_id', 'o.base_group_id')}`;
const issues = 'issues i join stations station on station.organization_id = $1 and station.id = i.station_id';
const readers = 'issue_mails m join operators o on o.organization_id = $1 and o.id = m.operator_id and o.active';

export type Occasion = { operatorId: number; email: string; toldUntil: Date; hasNew: boolean; isReminder: boolean };

/** Held until the transaction ends, so that no other node tells the same. */
export function lockOccasions(tx: TenantTx, { until, dayAgo }: { until: Date; dayAgo: Date }): Promise<Occasion[]> {
  return tx.query<Occasion>(
    `select found.* from (select m.operator_id as "operatorId", o.email, m.told_until as "toldUntil",
         exists (select from ${issues} where ${concerns} and i.opened_at > m.told_until and i.opened_at <= $2) as "hasNew",
         m.reminded_at <= $3 and exists (select from ${issues} where ${concerns} and i.opened_at <= $3) as "isReminder"
       from ${readers} where m.organization_id = $1 order by m.operator_id for update of m skip locked) found
     where found."hasNew" or found."isReminder"`,
    [tx.organizationId, until, dayAgo],
  );
}

export async function storeTold(
  tx: TenantTx,
  operatorId: number,
  told: { until: Date | null; remindedAt: Date | null },
): Promise<void> {
  await tx.query(
    `update issue_mails set told_until = coalesce($3, told_until), reminded_at = coalesce($4, reminded_at)
     where organization_id = $1 and operator_id = $2`,
    [tx.organizationId, operatorId, told.until, told.remindedAt],
  );
}

export type ToldIssue = {
  kind: IssueKind;
  evse: number;
  intent: string;
  code: string | null;
  info: string | null;
  beganAt: Date;
  stationName: string;
};

export function selectTold(
  tx: TenantTx,
  wanted: { operatorId: number; after: Date | null; until: Date },
): Promise<ToldIssue[]> {
  return tx.query<ToldIssue>(
    `select i.kind, i.evse, i.intent, i.code, i.info, i.began_at as "beganAt", station.name as "stationName"
     from ${readers} join issues i on i.organization_id = $1 join stations station on station.organization_id = $1 and station.id = i.station_id
     where m.organization_id = $1 and m.operator_id = $2 and ${concerns}
       and ($3::timestamptz is null or i.opened_at > $3) and i.opened_at <= $4 order by i.began_at, i.id`,
    [tx.organizationId, wanted.operatorId, wanted.after, wanted.until],
  );
}

export type Reader = { name: string; language: Language | null; organizationName: string; timeZone: string };

/** Nothing is sent to an address that is no longer the operator's. */
export async function findReader(tx: TenantTx, operatorId: number, email: string): Promise<Reader | undefined> {
  const [row] = await tx.query<Reader>(
    `select coalesce(nullif(o.name, ''), o.username) as name, o.language, org.name as "organizationName", org.time_zone as "timeZone"
     from operators o join organizations org on org.id = $1
     where o.organization_id = $1 and o.id = $2 and o.active and o.email = $3`,
    [tx.organizationId, operatorId, email],
  );
  return row;
}
