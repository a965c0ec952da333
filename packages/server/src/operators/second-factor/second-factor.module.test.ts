import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { codeShown } from '../../testing/authenticator.ts';
import {
  paintPicture,
  password,
  startTestPanel,
  type LoggedIn,
  type Picture,
  type TestPanel,
} from '../../testing/panel.ts';
import type { Account } from '../account/wire.ts';

type Problem = { code: string; number: number; detail: string };
type SetUp = { secret: string; address: string };
type Recovery = { recoveryCodes: string[] };

let panel: TestPanel;
let picture: Picture;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
});
after(() => panel.stop());

const codeOf = (secret: string) => codeShown(secret, panel.clock.now());
const nextStep = () => panel.clock.advance(30_000);
const enter = (username: string, code?: string) =>
  panel.stranger.post<Problem>('/login', { username, password, ...(code !== undefined && { code }) });

async function setUp(as: LoggedIn): Promise<{ secret: string; codes: string[] }> {
  const { secret } = (await as.post<SetUp>('/account/second-factor')).body;
  const confirmed = await as.post<Recovery>('/account/second-factor/confirm', { code: codeOf(secret) });
  assert.equal(confirmed.status, 200);
  nextStep();
  return { secret, codes: confirmed.body.recoveryCodes };
}

async function demand(demanded: boolean): Promise<void> {
  await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query('update organizations set second_factor_demanded = $2 where id = $1', [tx.organizationId, demanded]),
  );
}

test('a second factor counts once a code of it was shown, and not before (S-18)', async () => {
  const alpha = await panel.logIn('alpha');
  const begun = (await alpha.post<SetUp>('/account/second-factor')).body;
  assert.match(begun.address, /^otpauth:\/\/totp\/Stationmaster:alpha%20at%20ACME\?secret=/);
  assert.equal((await enter('alpha')).status, 200);
  const wrong = await alpha.post<Problem>('/account/second-factor/confirm', { code: '000000' });
  assert.deepEqual([wrong.status, wrong.body.code], [401, 'wrong_second_factor']);
  assert.equal((await alpha.get<Account>('/account')).body.secondFactor.setAt, null);
  const confirmed = await alpha.post<Recovery>('/account/second-factor/confirm', { code: codeOf(begun.secret) });
  assert.equal(new Set(confirmed.body.recoveryCodes).size, 10);
  const { secondFactor } = (await alpha.get<Account>('/account')).body;
  assert.deepEqual([secondFactor.recoveryCodesLeft, secondFactor.setAt !== null], [10, true]);
  assert.equal((await alpha.post<Problem>('/account/second-factor')).body.code, 'second_factor_set');
  nextStep();
  assert.equal((await enter('alpha')).body.code, 'second_factor_needed');
  assert.equal((await enter('alpha', codeOf(begun.secret))).status, 200);
});

test('nothing is said of a second factor before the right password (S-14, S-18)', async () => {
  const refused = await panel.stranger.post<Problem>('/login', {
    username: 'alpha',
    password: 'not it',
    code: '000000',
  });
  assert.equal(refused.body.code, 'wrong_credentials');
});

test('a code enters once, also where two use it at the same instant (S-18)', async () => {
  const { secret } = await setUp(await panel.logIn('beta'));
  const answers = await Promise.all([enter('beta', codeOf(secret)), enter('beta', codeOf(secret))]);
  assert.deepEqual(
    answers.map(({ status }) => status).toSorted((a, b) => a - b),
    [200, 401],
  );
  nextStep();
  assert.equal((await enter('beta', codeOf(secret))).status, 200);
});

test('a recovery code stands for the app, once, however it is typed (S-18)', async () => {
  const { codes } = await setUp(await panel.logIn('gamma'));
  const [first = '', second = ''] = codes;
  assert.equal((await enter('gamma', first)).status, 200);
  assert.equal((await enter('gamma', first)).body.code, 'wrong_second_factor');
  assert.equal((await enter('gamma', ` ${second.toLowerCase().replace('-', ' ')}`)).status, 200);
  const gamma = await panel.logIn('gamma', { code: codes[2]! });
  assert.equal((await gamma.get<Account>('/account')).body.secondFactor.recoveryCodesLeft, 7);
  const renew = (word: string) =>
    gamma.post<Recovery & Problem>('/account/second-factor/recovery-codes', { password: word });
  assert.equal((await renew('not it')).body.code, 'wrong_password');
  const fresh = (await renew(password)).body.recoveryCodes;
  assert.equal((await enter('gamma', codes[3])).status, 401);
  assert.equal((await enter('gamma', fresh[0])).status, 200);
});

test('wrong codes make the next one slower and lock nobody out; the right password alone clears nothing (S-14, S-18)', async () => {
  const { secret } = await setUp(await panel.logIn('delta'));
  for (let count = 0; count < 3; count += 1) {
    assert.equal((await enter('delta', '000000')).body.code, 'wrong_second_factor');
    assert.equal((await enter('delta')).body.code, 'second_factor_needed');
  }
  const slowed = enter('delta', codeOf(secret));
  while (!panel.clock.isDueWithin(250)) await new Promise(setImmediate);
  panel.clock.advance(250);
  assert.equal((await slowed).status, 200);
});

test('neither secret nor recovery codes can be read from the database, nor stand in the audit log (S-18, S-20)', async () => {
  const rows = await panel.doors.withTenant(picture.organizationId, async (tx) => [
    ...(await tx.query<{ text: string }>(`select encode(sealed_secret, 'escape') as text from second_factors`)),
    ...(await tx.query<{ text: string }>(`select encode(code_hash, 'escape') as text from recovery_codes`)),
    ...(await tx.query<{ text: string }>(`select audit_entries::text as text from audit_entries`)),
  ]);
  assert.ok(rows.length > 40);
  for (const { text } of rows)
    assert.doesNotMatch(text, /\b[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}\b|[A-Z2-7]{32}/);
});

test('an operator removes the own second factor with the password, and logs in without a code again (S-18)', async () => {
  const { secret } = await setUp(await panel.logIn(await addOperator('epsilon')));
  const epsilon = await panel.logIn('epsilon', { code: codeOf(secret) });
  const remove = (word: string) => epsilon.delete<Problem>('/account/second-factor', {}, { password: word });
  assert.equal((await remove('not it')).body.code, 'wrong_password');
  assert.equal((await remove(password)).status, 204);
  assert.equal((await enter('epsilon')).status, 200);
});

test('an admin removes the second factor of an operator of the own domain, and of no other (S-18, S-11)', async () => {
  const owner = await panel.logIn(await addOperator('eta'));
  await setUp(owner);
  const { body: me } = await owner.get<{ operator: { id: number } }>('/me');
  const remove = async (as: Promise<LoggedIn>) =>
    (await as).delete<Problem>(`/operators/${me.operator.id}/second-factor`);
  const basic = panel.logIn(await addOperator('iota'));
  assert.equal((await remove(basic)).body.code, 'access_denied');
  assert.equal((await remove(panel.logIn(await addOperator('kappa', 'C')))).body.code, 'operator_not_found');
  assert.equal((await enter('eta')).body.code, 'second_factor_needed');
  const admin = await panel.logIn(await addOperator('theta', 'A'));
  const shown = async () => {
    const { body } = await admin.get<{ hasSecondFactor: boolean }>(`/operators/${me.operator.id}`);
    return body.hasSecondFactor;
  };
  assert.equal(await shown(), true);
  assert.equal((await remove(Promise.resolve(admin))).status, 204);
  assert.equal(await shown(), false);
  assert.equal((await enter('eta')).status, 200);
  const own = (await admin.get<{ operator: { id: number } }>('/me')).body.operator.id;
  assert.equal((await admin.delete<Problem>(`/operators/${own}/second-factor`)).body.code, 'access_denied');
});

test('where the organization demands a second factor, an operator without one sets it up first (S-18)', async () => {
  const zeta = await panel.logIn(await addOperator('zeta'));
  assert.equal((await zeta.get('/stations')).status, 200);
  await demand(true);
  const refused = await zeta.get<Problem>('/stations');
  assert.deepEqual([refused.status, refused.body.code], [403, 'second_factor_demanded']);
  const me = await zeta.get<{ secondFactorMissing: boolean }>('/me');
  assert.deepEqual([me.status, me.body.secondFactorMissing], [200, true]);
  for (const url of ['/account', '/account/logins']) assert.equal((await zeta.get(url)).status, 200, url);
  await setUp(zeta);
  assert.equal((await zeta.get('/stations')).status, 200);
  await demand(false);
});

/** An admin where a base group is named. */
async function addOperator(username: string, adminOf?: 'A' | 'C'): Promise<string> {
  await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query(
      `insert into operators (organization_id, username, username_key, email, email_key, password_hash, role, base_group_id)
       select $1, $2, $2, $2, $2, password_hash, $3, $4 from operators
       where organization_id = $1 and username_key = 'alpha'`,
      [tx.organizationId, username, adminOf === undefined ? 'basic' : 'admin', picture.groups[adminOf ?? 'A']],
    ),
  );
  return username;
}
