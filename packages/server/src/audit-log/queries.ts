// The statements that read the audit log, cut to what the viewer may see of it.
import type { TenantTx } from '../db/doors.ts';
import { groupInSight, sightValues } from '../groups/groups.ts';
import type { Sight } from '../viewer.ts';
import type { AuditChoices, AuditEntry, AuditFilter, AuditPage } from './wire.ts';

const columns = `e.id, e.at, e.actor, e.operator_id as "operatorId", e.api_key_id as "apiKeyId", e.address, e.action,
  case when e.subject_kind is not null then
    json_build_object('kind', e.subject_kind, 'id', e.subject_id, 'name', coalesce(e.subject_name, p.subject_name)) end as subject,
  coalesce(e.before, p.before) as before, coalesce(e.after, p.after) as after, e.outcome,
  e.personal_digest is not null and p.entry_id is null as erased,
  not exists (select from unsealed_entries u where u.organization_id = $1 and u.entry_id = e.id) as sealed`;

/** With what they tell of charging users, where that is still there. */
const entriesSql = `audit_entries e
  left join audit_personal_parts p on p.organization_id = $1 and p.entry_id = e.id`;

const operatorInSight = groupInSight('o.base_group_id');

/** All of the organization for those who see it as a whole; else what operators of the domain did, and what was about it. */
const inSight = `e.organization_id = $1 and ($3::boolean or ${groupInSight('e.subject_group_id')} or e.operator_id in (
  select o.id from operators o where o.organization_id = $1 and ${operatorInSight}))`;

const matching = `${inSight}
  and ($4::timestamptz is null or e.at >= $4) and ($5::timestamptz is null or e.at < $5)
  and ($6::bigint is null or e.operator_id = $6) and ($7::text is null or e.action = $7)
  and ($8::text is null or e.subject_kind = $8) and ($9::text is null or e.subject_id = $9)
  and ($10::text is null or e.outcome = $10) and ($11::text is null or position($11 in e.search_key) > 0
    or position($11 in p.search_key) > 0)`;

function filterValues(tx: TenantTx, sight: Sight, wanted: AuditFilter): unknown[] {
  const { from, to, operatorId, action, subjectKind, subjectId, outcome, search } = wanted;
  const given = [
    from,
    to,
    operatorId,
    action,
    subjectKind,
    subjectId,
    outcome,
    search?.trim().toLowerCase() || undefined,
  ];
  return [...sightValues(tx, sight), ...given.map((value) => value ?? null)];
}

/** Newest first. */
export function selectEntries(
  tx: TenantTx,
  sight: Sight,
  wanted: AuditFilter & { limit: number; offset: number },
): Promise<AuditEntry[]> {
  return tx.query<AuditEntry>(
    `select ${columns} from ${entriesSql} where ${matching} order by e.at desc, e.id desc limit $12 offset $13`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.offset],
  );
}

/** Those that come after this one in the list; the first ones where none is named. */
export function selectEntriesAfter(
  tx: TenantTx,
  sight: Sight,
  wanted: AuditFilter & { limit: number; afterId: number | undefined },
): Promise<AuditEntry[]> {
  return tx.query<AuditEntry>(
    `select ${columns} from ${entriesSql} where ${matching}
       and ($13::bigint is null or (e.at, e.id) < ((select last.at from audit_entries last where last.organization_id = $1 and last.id = $13), $13))
     order by e.at desc, e.id desc limit $12`,
    [...filterValues(tx, sight, wanted), wanted.limit, wanted.afterId ?? null],
  );
}

export async function countEntries(tx: TenantTx, sight: Sight, wanted: AuditFilter, upTo: number): Promise<number> {
  const [row] = await tx.query<{ count: number }>(
    `select count(*) from (select from ${entriesSql} where ${matching} limit $12) counted`,
    [...filterValues(tx, sight, wanted), upTo],
  );
  return row?.count ?? 0;
}

export async function findSeals(tx: TenantTx): Promise<AuditPage['seals']> {
  const [row] = await tx.query<AuditPage['seals']>(
    `select (select sealed_at from audit_seals where organization_id = $1 order by number desc limit 1) as "lastAt",
       (select e.at from unsealed_entries u join audit_entries e on e.organization_id = $1 and e.id = u.entry_id
        where u.organization_id = $1 order by u.entry_id limit 1) as "waitingSince"`,
    [tx.organizationId],
  );
  return row ?? { lastAt: null, waitingSince: null };
}

/** Each action once, by one step in the index for each. */
async function selectActions(tx: TenantTx): Promise<string[]> {
  const rows = await tx.query<{ action: string }>(
    `with recursive found (action) as (
       select min(e.action) from audit_entries e where e.organization_id = $1
       union all
       select (select min(e.action) from audit_entries e where e.organization_id = $1 and e.action > found.action)
       from found where found.action is not null)
     select action from found where action is not null`,
    [tx.organizationId],
  );
  return rows.map(({ action }) => action);
}

export async function selectChoices(tx: TenantTx, { baseGroupId }: Sight): Promise<AuditChoices> {
  const operators = await tx.query<AuditChoices['operators'][number]>(
    `select o.id, o.username from operators o where o.organization_id = $1 and ${operatorInSight}
       and exists (select from audit_entries e where e.organization_id = $1 and e.operator_id = o.id)
     order by o.username_key`,
    [tx.organizationId, baseGroupId],
  );
  return { actions: await selectActions(tx), operators };
}
