// Logging in and out: from name and password to a login of two hours, and back from its cookie to who it is (S-14, S-15).
import { createHash } from 'node:crypto';
import { recordAudit } from '../../audit/audit.ts';
import type { Doors } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { LoggedIn } from '../../viewer.ts';
import { keyOf } from '../queries.ts';
import { takeCode, type FactorParts } from '../second-factor/second-factor.ts';
import { isRightPassword } from './passwords.ts';
import {
  deleteLogin,
  findAccount,
  findLogin,
  insertLogin,
  selectGoodLogins,
  type Account,
  type LoginRow,
} from './queries.ts';
import type { Throttle } from './throttle.ts';

export type LoginParts = FactorParts & {
  doors: Doors;
  throttle: Throttle;
  /** Does what no answer is to wait for; the server does not stop before it is done. */
  later(task: () => Promise<void>): void;
};
/** Where a login is held: the other end's address, and what its browser calls itself. */
export type Place = { address: string; userAgent: string };
export type Credentials = { username: string; password: string; code?: string | undefined };
export type NewLogin = { viewer: LoggedIn; secret: string };

const loginLastsMs = 2 * 60 * 60_000;
const longestUserAgent = 400;

export async function logIn(
  parts: LoginParts,
  { username, password, code }: Credentials,
  place: Place,
): Promise<NewLogin> {
  const { address } = place;
  const key = keyOf(username);
  let account: Account | undefined;
  const { right, failures } = await parts.throttle.slowed({ account: key, address }, async () => {
    account = await parts.doors.withDirectory((tx) => findAccount(tx, key));
    return isRightPassword(account?.passwordHash ?? null, password);
  });
  if (account === undefined) throw new Failure('wrong_credentials');
  if (!right) {
    noteFailures(parts, account, address, { failures });
    throw new Failure('wrong_credentials');
  }
  if (!account.active) {
    noteRefusal(parts, account, address, { inactive: true });
    throw new Failure('operator_inactive');
  }
  const secondFactor = account.hasSecondFactor ? await demandCode(parts, account, { code, address }) : undefined;
  return beginLogin(parts, account, { ...place, secondFactor });
}

/** Nothing of this is told or tried before the right password. Its failures are counted apart: a right password clears none. */
async function demandCode(
  parts: LoginParts,
  account: Account,
  { code, address }: { code: string | undefined; address: string },
): Promise<'app' | 'recovery'> {
  if (code === undefined) throw new Failure('second_factor_needed');
  let kind: 'app' | 'recovery' | undefined;
  const { failures } = await parts.throttle.slowed({ factor: String(account.id), address }, async () => {
    kind = await takeCode(parts.doors, parts, { ...account, operatorId: account.id }, code);
    return kind !== undefined;
  });
  if (kind !== undefined) return kind;
  const after = { secondFactor: 'wrong', failures };
  noteFailures(parts, account, address, after);
  throw new Failure('wrong_second_factor');
}

export async function beginLogin(
  { doors, clock, random }: Pick<LoginParts, 'doors' | 'clock' | 'random'>,
  account: Pick<Account, 'id' | 'organizationId' | 'username'>,
  { address, userAgent, secondFactor }: Place & { secondFactor?: 'app' | 'recovery' | undefined },
): Promise<NewLogin> {
  const secret = random(32).toString('base64url');
  const now = clock.now();
  await doors.withTenant(account.organizationId, async (tx) => {
    await insertLogin(tx, {
      idHash: hashOf(secret),
      operatorId: account.id,
      csrfToken: random(32).toString('base64url'),
      address,
      userAgent: userAgent.slice(0, longestUserAgent),
      now,
      endsAt: new Date(now.getTime() + loginLastsMs),
    });
    const actor = { operatorId: account.id, name: account.username, address };
    const subject = { kind: 'operator', id: account.id };
    await recordAudit(tx, actor, {
      action: 'operator.login',
      subject,
      ...(secondFactor && { after: { secondFactor } }),
    });
  });
  const viewer = await findLoggedIn({ doors, clock }, secret, address);
  if (viewer === undefined) throw new Failure('operator_inactive');
  return { viewer, secret };
}

/** Who holds this login now; undefined where it has ended. An ended one is forgotten, so that no clock brings it back. */
export async function findLoggedIn(
  { doors, clock }: Pick<LoginParts, 'doors' | 'clock'>,
  secret: string,
  address: string,
): Promise<LoggedIn | undefined> {
  return doors.withDirectory(async (tx) => {
    const row = await findLogin(tx, hashOf(secret));
    if (row === undefined || !row.active) return undefined;
    if (row.endsAt > clock.now()) return viewerFrom(row, address);
    await deleteLogin(tx, hashOf(secret));
    return undefined;
  });
}

export async function logOut(
  { doors }: Pick<LoginParts, 'doors'>,
  { pass, organization, actor }: LoggedIn,
): Promise<void> {
  await doors.withDirectory((tx) => deleteLogin(tx, Buffer.from(pass.key, 'hex')));
  await doors.withTenant(organization.id, (tx) => recordAudit(tx, actor, { action: 'operator.logout' }));
}

/** Keys of the logins that have ended, or whose operators may now do or see something else. */
export async function findEndedLogins(
  { doors, clock }: Pick<LoginParts, 'doors' | 'clock'>,
  viewers: readonly LoggedIn[],
): Promise<ReadonlySet<string>> {
  const keys = viewers.map(({ pass }) => pass.key);
  const good = await doors.withDirectory((tx) => selectGoodLogins(tx, keys, clock.now()));
  const states = new Map(good.map((state) => [state.key, state]));
  const changed = viewers.filter(({ pass, role, baseGroup, secondFactorMissing }) => {
    const state = states.get(pass.key);
    if (state?.role !== role || state.baseGroupId !== baseGroup.id) return true;
    return state.secondFactorMissing !== secondFactorMissing;
  });
  return new Set(changed.map(({ pass }) => pass.key));
}

type Refused = Pick<Account, 'id' | 'organizationId' | 'username'>;

/** The first failure and then each doubling: the count is told, and strangers cannot fill the log (S-19). */
function noteFailures(parts: LoginParts, account: Refused, address: string, after: { failures: number }): void {
  if (Number.isInteger(Math.log2(after.failures))) noteRefusal(parts, account, address, after);
}

/** Later, since an account that does not exist has no log to wait for: its answer would come sooner (S-14). */
function noteRefusal({ doors, later }: LoginParts, account: Refused, address: string, after: object): void {
  const actor = { operatorId: null, name: account.username, address };
  const subject = { kind: 'operator', id: account.id };
  later(() =>
    doors.withTenant(account.organizationId, (tx) =>
      recordAudit(tx, actor, { action: 'operator.login', subject, after, outcome: 'refused' }),
    ),
  );
}

function viewerFrom(row: LoginRow, address: string): LoggedIn {
  const { organization, operator, role, baseGroup, csrfToken, beganAs, secondFactorMissing } = row;
  return {
    kind: 'operator',
    organization,
    operator,
    role,
    baseGroup,
    sight: { baseGroupId: baseGroup.id, orphans: row.isOrganizationWide && role === 'admin' },
    actor: { operatorId: operator.id, name: operator.username, address },
    pass: { key: row.key, endsAt: row.endsAt },
    csrfToken,
    beganAs,
    secondFactorMissing,
  };
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
