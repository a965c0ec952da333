// Organizations: the walls between fleets. Each has an address, a name and a time zone.
import { Failure } from '../failures.ts';
import type { DirectoryTx } from '../db/doors.ts';
import { refusing } from '../db/sqlstate.ts';

export type NewOrganization = { name: string; slug: string; timeZone: string };

/** Returns the new organization's id; its root group and operators follow through its own door. */
export async function createOrganization(tx: DirectoryTx, { name, slug, timeZone }: NewOrganization): Promise<number> {
  await demandTimeZone(tx, timeZone);
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

export async function findOrganizationId(tx: DirectoryTx, slug: string): Promise<number | undefined> {
  const [row] = await tx.query<{ id: number }>('select id from organizations where slug = $1', [slug]);
  return row?.id;
}

export function listOrganizations(tx: DirectoryTx): Promise<{ id: number; slug: string }[]> {
  return tx.query<{ id: number; slug: string }>('select id, slug from organizations order by slug');
}

/** Days are told by us and by the database: one that only one of us knows would fail every decision about a token. */
async function demandTimeZone(tx: DirectoryTx, timeZone: string): Promise<void> {
  const known = await tx.query('select from pg_timezone_names where name = $1', [timeZone]);
  if (known.length > 0 && /^[A-Z]/.test(timeZone) && isKnown(timeZone)) return;
  throw new Failure('invalid_input', { fields: { 'organization.timeZone': 'This time zone is not known.' } });
}

function isKnown(timeZone: string): boolean {
  try {
    return Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
}
