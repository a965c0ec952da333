// What admins do with the operators of their domain: see, invite, change, remind and delete them.
import { recordAudit, type AuditEntry } from '../../audit/audit.ts';
import type { Clock } from '../../clock.ts';
import type { TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import { demandGroup } from '../../groups/groups.ts';
import { queueMail } from '../../mails/mails.ts';
import type { LoggedIn, Sight, Viewer } from '../../viewer.ts';
import { deleteLinksOf } from '../links/queries.ts';
import { deleteLoginsOf } from '../logins/queries.ts';
import { insertOperator, keyOf } from '../queries.ts';
import {
  countOperators,
  deleteOperatorRow,
  findLastMail,
  findOperator,
  findRootGroupId,
  selectHeld,
  selectOperators,
  updateOperator,
  type OperatorFound,
} from './queries.ts';
import { holdOn, isAdminOfAll, refusalOfDelete, refusalOfEdit, type Circumstances, type Managed } from './rules.ts';
import type { Invitation, Operator, OperatorEdit, OperatorFilter, OperatorRow } from './wire.ts';

export async function listOperators(
  tx: TenantTx,
  sight: Sight,
  wanted: OperatorFilter & { limit: number; offset: number },
): Promise<{ items: OperatorRow[]; total: number }> {
  return { items: await selectOperators(tx, sight, wanted), total: await countOperators(tx, sight, wanted) };
}

export async function getOperator(tx: TenantTx, viewer: Viewer, id: number): Promise<Operator> {
  const operator = await demandOperator(tx, viewer.sight, id);
  const { held, around } = await standingOf(tx, viewer, id, false);
  return { ...operator, hold: holdOn(held, around), lastMail: await findLastMail(tx, id) };
}

type Parts = { clock: Clock };

/** Makes an operator without a password, and has the mail sent with which he sets one. */
export async function inviteOperator(
  tx: TenantTx,
  { clock }: Parts,
  viewer: LoggedIn,
  { username, name, email, role, baseGroupId }: Invitation,
): Promise<Operator> {
  if (role === 'admin' && viewer.role !== 'admin') throw new Failure('access_denied');
  await demandGroup(tx, viewer.sight, baseGroupId);
  const row = { username, name: name.trim(), email: email.trim(), role, baseGroupId };
  const id = await insertOperator(tx, { ...row, passwordHash: null });
  await record(tx, viewer, id, { action: 'operator.invite', after: row });
  await queue(tx, { id, email: row.email }, { clock, viewer, kind: 'invitation' });
  tellPanels(tx);
  return getOperator(tx, viewer, id);
}

export async function changeOperator(
  tx: TenantTx,
  viewer: LoggedIn,
  id: number,
  { edit, version }: { edit: OperatorEdit; version: number },
): Promise<Operator> {
  const { held, around } = await standingOf(tx, viewer, id, true);
  const before = await demandOperator(tx, viewer.sight, id);
  if (before.version !== version) throw new Failure('edited_meanwhile');
  if (edit.baseGroupId !== held.baseGroupId) await demandGroup(tx, viewer.sight, edit.baseGroupId);
  const refusal = refusalOfEdit(held, edit, around);
  if (refusal !== undefined) throw new Failure(refusal, ownWords(refusal));
  const after = { ...edit, name: edit.name.trim(), email: edit.email.trim() };
  if ((await updateOperator(tx, id, version, after)) === undefined) throw new Failure('edited_meanwhile');
  if (!edit.active) await deleteLoginsOf(tx, id);
  // What was mailed to the old address is nothing for the new one's owner, nor for one who was stopped.
  if (!edit.active || keyOf(after.email) !== keyOf(before.email)) await deleteLinksOf(tx, id);
  await record(tx, viewer, id, { action: 'operator.change', before: kept(before), after });
  tellPanels(tx);
  return getOperator(tx, viewer, id);
}

export async function deleteOperator(tx: TenantTx, viewer: LoggedIn, id: number, version: number): Promise<void> {
  const { held, around } = await standingOf(tx, viewer, id, true);
  const before = await demandOperator(tx, viewer.sight, id);
  if (before.version !== version) throw new Failure('edited_meanwhile');
  const refusal = refusalOfDelete(held, around);
  if (refusal !== undefined) throw new Failure(refusal, ownWords(refusal));
  await record(tx, viewer, id, { action: 'operator.delete', before: { username: before.username, ...kept(before) } });
  // Logins and links go with the row.
  if (!(await deleteOperatorRow(tx, id, version))) throw new Failure('edited_meanwhile');
  tellPanels(tx);
}

/** The invitation again, for one who has not set a password yet. */
export async function remindOperator(tx: TenantTx, { clock }: Parts, viewer: LoggedIn, id: number): Promise<Operator> {
  const operator = await demandOperator(tx, viewer.sight, id);
  if (operator.activated) throw new Failure('already_activated');
  await sendTo(tx, operator, { clock, viewer, kind: 'invitation' });
  return getOperator(tx, viewer, id);
}

/** `email` is what the form showed: a mail to another address than the asker has read is not sent. */
export async function mailPasswordReset(
  tx: TenantTx,
  { clock }: Parts,
  viewer: LoggedIn,
  { id, email }: { id: number; email: string },
): Promise<Operator> {
  const operator = await demandOperator(tx, viewer.sight, id);
  if (keyOf(operator.email) !== keyOf(email)) throw new Failure('email_unknown');
  // One who never had a password sets the first one.
  const kind = operator.activated ? 'password_reset' : 'invitation';
  await sendTo(tx, operator, { clock, viewer, kind });
  return getOperator(tx, viewer, id);
}

type Occasion = { clock: Clock; viewer: LoggedIn; kind: 'invitation' | 'password_reset' };

async function sendTo(tx: TenantTx, operator: OperatorFound, occasion: Occasion): Promise<void> {
  if (!operator.active) throw new Failure('operator_inactive');
  await queue(tx, operator, occasion);
  const action = occasion.kind === 'invitation' ? 'operator.remind' : 'operator.mail_reset';
  await record(tx, occasion.viewer, operator.id, { action, after: { email: operator.email } });
}

function queue(tx: TenantTx, to: { id: number; email: string }, { clock, viewer, kind }: Occasion): Promise<number> {
  const { name, username, language } = viewer.operator;
  const said = { by: name || username, ...(language !== null && { language }) };
  return queueMail(tx, { kind, to: to.email, operatorIds: [to.id], arguments: said, dueAt: clock.now() });
}

async function demandOperator(tx: TenantTx, sight: Sight, id: number): Promise<OperatorFound> {
  const operator = await findOperator(tx, sight, id);
  if (operator === undefined) throw new Failure('operator_not_found');
  return operator;
}

async function standingOf(
  tx: TenantTx,
  viewer: Viewer,
  id: number,
  hold: boolean,
): Promise<{ held: Managed; around: Circumstances }> {
  const rootGroupId = await findRootGroupId(tx);
  const rows = await selectHeld(tx, id, rootGroupId, hold);
  const held = rows.find((row) => row.id === id);
  if (held === undefined) throw new Failure('operator_not_found');
  const otherAdmins = rows.filter((row) => row.id !== id && isAdminOfAll(row, rootGroupId)).length;
  const asker = { id: viewer.actor.operatorId, role: viewer.role };
  return { held, around: { asker, rootGroupId, otherAdmins } };
}

function ownWords(refusal: string): { detail?: string } {
  return refusal === 'access_denied'
    ? { detail: 'Access denied. Your own role, base group and status are changed by another admin operator.' }
    : {};
}

function kept({ name, email, role, baseGroup, active }: OperatorFound): object {
  return { name, email, role, baseGroupId: baseGroup.id, active };
}

function record(tx: TenantTx, { actor }: LoggedIn, id: number, entry: Omit<AuditEntry, 'subject'>): Promise<void> {
  return recordAudit(tx, actor, { ...entry, subject: { kind: 'operator', id } });
}

function tellPanels(tx: TenantTx): void {
  tx.news.push({ kind: 'operator', organizationId: tx.organizationId, stationId: null });
}
