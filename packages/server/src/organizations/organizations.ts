// Organizations: the walls between fleets. Each has an address, a name, a time zone, and settings that hold for all of it.
import { recordAudit } from '../audit/audit.ts';
import type { DirectoryTx, TenantTx, Tx } from '../db/doors.ts';
import { askRebuild } from '../energy/energy.ts';
import { Failure } from '../failures.ts';
import { lockTree, renameRoot } from '../groups/groups.ts';
import type { Viewer } from '../viewer.ts';
import {
  findIdBySlug,
  insertOrganization,
  knowsTimeZone,
  selectOrganization,
  selectOrganizations,
  updateSettings,
} from './queries.ts';
import { isSupportAddress, isTimeZone } from './rules.ts';
import type { Organization, OrganizationEdit } from './wire.ts';

export type NewOrganization = { name: string; slug: string; timeZone: string };

/** Returns the new organization's id; its root group and operators follow through its own door. */
export async function createOrganization(tx: DirectoryTx, asked: NewOrganization): Promise<number> {
  await demandTimeZone(tx, asked.timeZone, 'organization.timeZone');
  return insertOrganization(tx, asked);
}

export function findOrganizationId(tx: DirectoryTx, slug: string): Promise<number | undefined> {
  return findIdBySlug(tx, slug);
}

export function listOrganizations(tx: DirectoryTx): Promise<{ id: number; slug: string }[]> {
  return selectOrganizations(tx);
}

export function getOrganization(tx: TenantTx, { sight }: Viewer): Promise<Organization> {
  return selectOrganization(tx, sight.baseGroupId);
}

/** The version is the one that the operator has seen. */
export async function editOrganization(
  tx: TenantTx,
  viewer: Viewer,
  version: number,
  asked: OrganizationEdit,
): Promise<Organization> {
  // Whoever renames the root group changes this row too: one after the other.
  await lockTree(tx);
  const before = await getOrganization(tx, viewer);
  if (!before.editable) throw new Failure('access_denied');
  if (before.version !== version) throw new Failure('edited_meanwhile');
  const edit = { ...asked, name: asked.name.trim(), supportAddress: asked.supportAddress?.trim() || null };
  await demandFit(tx, edit);
  await updateSettings(tx, edit);
  await renameRoot(tx, edit.name);
  await askRebuild(tx, { from: before.timeZone, to: edit.timeZone });
  await note(tx, viewer, before, edit);
  return getOrganization(tx, viewer);
}

async function demandFit(tx: TenantTx, { timeZone, supportAddress }: OrganizationEdit): Promise<void> {
  await demandTimeZone(tx, timeZone, 'timeZone');
  if (supportAddress === null || isSupportAddress(supportAddress)) return;
  throw new Failure('invalid_input', { fields: { supportAddress: 'This is neither an e-mail nor a web address.' } });
}

/** One that only PostgreSQL or only we know would fail every decision about a token. */
export async function demandTimeZone(tx: Tx, timeZone: string, field: string): Promise<void> {
  if (isTimeZone(timeZone) && (await knowsTimeZone(tx, timeZone))) return;
  throw new Failure('invalid_input', { fields: { [field]: 'This time zone is not known.' } });
}

/** Of all settings only those that changed. */
async function note(tx: TenantTx, viewer: Viewer, before: Organization, after: OrganizationEdit): Promise<void> {
  const { organizationId } = tx;
  const changed = (Object.keys(after) as (keyof OrganizationEdit)[]).filter((name) => before[name] !== after[name]);
  const of = (settings: OrganizationEdit) => Object.fromEntries(changed.map((name) => [name, settings[name]]));
  const subject = { kind: 'organization', id: organizationId };
  const entry = { action: 'organization.update', subject, before: of(before), after: of(after) };
  await recordAudit(tx, viewer.actor, entry);
  tx.news.push({ kind: 'organization', organizationId, stationId: null });
  if (changed.includes('name')) tx.news.push({ kind: 'group', organizationId, stationId: null });
}
