// What operators do with their own account: details, password, logins. Of another's it knows nothing.
import { recordAudit } from '../../audit/audit.ts';
import type { TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { Language, LoggedIn } from '../../viewer.ts';
import { deleteLinksOf } from '../links/queries.ts';
import type { LoginParts } from '../logins/logins.ts';
import { demandGoodPassword, hashPassword, isRightPassword } from '../logins/passwords.ts';
import { deleteLoginOf, deleteOtherLoginsOf, selectLoginsOf } from '../logins/queries.ts';
import { keyOf } from '../queries.ts';
import { findFactorState } from '../second-factor/second-factor.ts';
import { browserIn } from './browser.ts';
import { findOwnDetails, findPasswordHash, replacePassword, updateLanguage, updateOwnDetails } from './queries.ts';
import type { Account, AccountEdit, OwnLogin } from './wire.ts';

export async function getAccount(tx: TenantTx, { operator, role, baseGroup }: LoggedIn): Promise<Account> {
  const details = await findOwnDetails(tx, operator.id);
  if (details === undefined) throw new Failure('login_ended');
  return { ...details, role, baseGroup, secondFactor: await findFactorState(tx, operator.id) };
}

export async function chooseLanguage(tx: TenantTx, viewer: LoggedIn, language: Language): Promise<void> {
  const { id, language: before } = viewer.operator;
  await updateLanguage(tx, id, language);
  await record(tx, viewer, 'operator.choose_language', { before: { language: before }, after: { language } });
}

type Edit = { edit: AccountEdit; version: number };

/** Whoever finds a panel left open is not to have mails about a lost password sent elsewhere. */
export async function changeAccount(parts: LoginParts, viewer: LoggedIn, wanted: Edit): Promise<Account> {
  const inOrganization = <T>(run: (tx: TenantTx) => Promise<T>) => parts.doors.withTenant(viewer.organization.id, run);
  const { email } = await inOrganization((tx) => getAccount(tx, viewer));
  const { currentPassword } = wanted.edit;
  if (keyOf(wanted.edit.email) !== keyOf(email)) {
    await demandPassword(parts, viewer, currentPassword ?? '', 'currentPassword');
  }
  return inOrganization((tx) => storeDetails(tx, viewer, wanted));
}

async function storeDetails(tx: TenantTx, viewer: LoggedIn, { edit, version }: Edit): Promise<Account> {
  const { name, email } = await getAccount(tx, viewer);
  const after = { name: edit.name.trim(), email: edit.email.trim() };
  if (!(await updateOwnDetails(tx, viewer.operator.id, { ...after, version }))) throw new Failure('edited_meanwhile');
  if (keyOf(after.email) !== keyOf(email)) await deleteLinksOf(tx, viewer.operator.id);
  await record(tx, viewer, 'operator.change', { before: { name, email }, after });
  return getAccount(tx, viewer);
}

export async function changePassword(
  parts: LoginParts,
  viewer: LoggedIn,
  { currentPassword, newPassword }: { currentPassword: string; newPassword: string },
): Promise<void> {
  const { operator, organization, pass } = viewer;
  const before = await demandPassword(parts, viewer, currentPassword, 'currentPassword');
  demandGoodPassword(newPassword, operator, 'newPassword');
  const after = await hashPassword(newPassword);
  await parts.doors.withTenant(organization.id, async (tx) => {
    if (!(await replacePassword(tx, operator.id, { before, after }))) throw wrongPassword('currentPassword');
    await deleteLinksOf(tx, operator.id);
    const ended = await deleteOtherLoginsOf(tx, operator.id, pass.key);
    await record(tx, viewer, 'operator.change_password', { after: { endedLogins: ended } });
  });
}

/** That it is really he who asks: as slow as log in for one who guesses. Returns what the password is kept as. */
export async function demandPassword(
  { doors, throttle }: Pick<LoginParts, 'doors' | 'throttle'>,
  { operator, organization, actor }: LoggedIn,
  password: string,
  field: string,
): Promise<string> {
  let kept: string | null = null;
  const attempt = { account: keyOf(operator.username), address: actor.address ?? '' };
  const { right } = await throttle.slowed(attempt, async () => {
    kept = await doors.withTenant(organization.id, (tx) => findPasswordHash(tx, operator.id));
    return isRightPassword(kept, password);
  });
  if (!right || kept === null) throw wrongPassword(field);
  return kept;
}

function wrongPassword(field: string): Failure {
  return new Failure('wrong_password', { fields: { [field]: 'This is not your password.' } });
}

export async function listOwnLogins(tx: TenantTx, { operator, pass }: LoggedIn, now: Date): Promise<OwnLogin[]> {
  const logins = await selectLoginsOf(tx, operator.id, now);
  return logins.map(({ userAgent, ...login }) => ({
    ...login,
    browser: browserIn(userAgent),
    isThis: login.key === pass.key,
  }));
}

export async function endOwnLogin(tx: TenantTx, viewer: LoggedIn, key: string): Promise<void> {
  if (!(await deleteLoginOf(tx, viewer.operator.id, key))) throw new Failure('login_not_found');
  await record(tx, viewer, 'operator.end_logins', { after: { endedLogins: 1 } });
}

export async function endOtherLogins(tx: TenantTx, viewer: LoggedIn): Promise<number> {
  const ended = await deleteOtherLoginsOf(tx, viewer.operator.id, viewer.pass.key);
  await record(tx, viewer, 'operator.end_logins', { after: { endedLogins: ended } });
  return ended;
}

function record(
  tx: TenantTx,
  { actor, operator }: LoggedIn,
  action: string,
  states: { before?: object; after?: object },
): Promise<void> {
  // Lists of operators show it; and the streams of logins that have ended end at once.
  tx.news.push({ kind: 'operator', organizationId: tx.organizationId, stationId: null });
  return recordAudit(tx, actor, { action, subject: { kind: 'operator', id: operator.id }, ...states });
}
