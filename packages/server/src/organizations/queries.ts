// The statements about organizations and their settings.
import type { DirectoryTx, TenantTx, Tx } from '../db/doors.ts';
import { refusing } from '../db/sqlstate.ts';
import type { NewOrganization } from './organizations.ts';
import type { Organization, OrganizationEdit } from './wire.ts';

export async function insertOrganization(tx: DirectoryTx, { name, slug, timeZone }: NewOrganization): Promise<number> {
  const [row] = await refusing({ organizations_slug_key: 'slug_taken' }, () =>
    tx.query<{ id: number }>('insert into organizations (name, slug, time_zone) values ($1, $2, $3) returning id', [
      name,
      slug,
      timeZone,
    ]),
  );
  if (row === undefined) throw new Error('The new organization has no row.');
  return row.id;
}

export async function findIdBySlug(tx: DirectoryTx, slug: string): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>('select id from organizations where slug = $1', [slug]);
  return row?.id;
}

export function selectOrganizations(tx: DirectoryTx): Promise<{ id: number; slug: string }[]> {
  return tx.query<{ id: number; slug: string }>('select id, slug from organizations order by slug');
}

export async function knowsTimeZone(tx: Tx, timeZone: string): Promise<boolean> {
  const rows = await tx.query('select from pg_timezone_names where name = $1', [timeZone]);
  return rows.length > 0;
}

/** `editable` says whether this base group is the whole organization. */
export async function selectOrganization(tx: TenantTx, baseGroupId: number): Promise<Organization> {
  const [row] = await tx.query<Organization>(
    `select o.name, o.slug, o.time_zone as "timeZone", o.free_charging as "freeCharging",
       o.several_sessions_per_token as "severalSessionsPerToken", o.drivers_without_rights as "driversWithoutRights",
       o.heartbeat_seconds as "heartbeatSeconds", o.events_kept_days as "eventsKeptDays",
       o.second_factor_demanded as "secondFactorDemanded", o.support_address as "supportAddress", o.version,
       exists (select from groups g where g.organization_id = $1 and g.id = $2 and g.parent_id is null) as editable,
       (select json_build_object('rebuilt', r.rebuilt, 'total', r.total)
         from bucket_rebuilds r where r.organization_id = $1) as rebuild
     from organizations o where o.id = $1`,
    [tx.organizationId, baseGroupId],
  );
  if (row === undefined) throw new Error('The organization has no row.');
  return row;
}

/** All but its name, which it shares with the root group. */
export async function updateSettings(tx: TenantTx, edit: Omit<OrganizationEdit, 'name'>): Promise<void> {
  await tx.query(
    `update organizations set time_zone = $2, free_charging = $3, several_sessions_per_token = $4, drivers_without_rights = $5,
       heartbeat_seconds = $6, events_kept_days = $7, second_factor_demanded = $8, support_address = $9, version = version + 1 where id = $1`,
    [
      tx.organizationId,
      edit.timeZone,
      edit.freeCharging,
      edit.severalSessionsPerToken,
      edit.driversWithoutRights,
      edit.heartbeatSeconds,
      edit.eventsKeptDays,
      edit.secondFactorDemanded,
      edit.supportAddress,
    ],
  );
}
