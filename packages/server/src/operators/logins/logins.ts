// Logging in and out: from name and password to a login of two hours, and back from its cookie to who it is (S-14, S-15).
import { createHash } from 'node:crypto';
import { recordAudit } from '../../audit/audit.ts';
import type { Clock } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import type { LoggedIn } from '../../viewer.ts';
import { keyOf } from '../queries.ts';
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

export type LoginParts = { doors: Doors; clock: Clock; random(bytes: number): Buffer; throttle: Throttle };
export type Credentials = { username: string; password: string; address: string };
export type NewLogin = { viewer: LoggedIn; secret: string };

const loginLastsMs = 2 * 60 * 60_000;

export async function logIn(parts: LoginParts, { username, password, address }: Credentials): Promise<NewLogin> {
  const key = keyOf(username);
  let account: Account | undefined;
  const { right, failures } = await parts.throttle.slowed({ account: key, address }, async () => {
    account = await parts.doors.withDirectory((tx) => findAccount(tx, key));
    return isRightPassword(account?.passwordHash ?? null, password);
  });
  if (account === undefined) throw new Failure('wrong_credentials');
  if (!right) {
    // The first failure and then each doubling: the count is told, and strangers cannot fill the log (S-19).
    if (Number.isInteger(Math.log2(failures))) await noteRefusal(parts, account, address, { failures });
    throw new Failure('wrong_credentials');
  }
  if (!account.active) {
    await noteRefusal(parts, account, address, { inactive: true });
    throw new Failure('operator_inactive');
  }
  return beginLogin(parts, account, address);
}

export async function beginLogin(
  { doors, clock, random }: Pick<LoginParts, 'doors' | 'clock' | 'random'>,
  account: Pick<Account, 'id' | 'organizationId' | 'username'>,
  address: string,
): Promise<NewLogin> {
  const secret = random(32).toString('base64url');
  const now = clock.now();
  await doors.withTenant(account.organizationId, async (tx) => {
    await insertLogin(tx, {
      idHash: hashOf(secret),
      operatorId: account.id,
      csrfToken: random(32).toString('base64url'),
      address,
      now,
      endsAt: new Date(now.getTime() + loginLastsMs),
    });
    const actor = { operatorId: account.id, name: account.username, address };
    await recordAudit(tx, actor, { action: 'operator.login', subject: { kind: 'operator', id: account.id } });
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
  const changed = viewers.filter(({ pass, role, baseGroup }) => {
    const state = states.get(pass.key);
    return state?.role !== role || state.baseGroupId !== baseGroup.id;
  });
  return new Set(changed.map(({ pass }) => pass.key));
}

async function noteRefusal({ doors }: LoginParts, account: Account, address: string, after: object): Promise<void> {
  const actor = { operatorId: null, name: account.username, address };
  const subject = { kind: 'operator', id: account.id };
  await doors.withTenant(account.organizationId, (tx) =>
    recordAudit(tx, actor, { action: 'operator.login', subject, after, outcome: 'refused' }),
  );
}

function viewerFrom(row: LoginRow, address: string): LoggedIn {
  const { organization, operator, role, baseGroup, csrfToken, beganAs } = row;
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
  };
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
