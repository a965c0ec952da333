import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { origin, paintPicture, password, startTestPanel, type TestPanel } from '../../testing/panel.ts';

let panel: TestPanel;

before(async () => {
  panel = await startTestPanel();
  const { organizationId, groups } = await paintPicture(panel.doors);
  await panel.doors.withTenant(organizationId, async (tx) => {
    const copy = `insert into operators (organization_id, username, username_key, email, email_key, password_hash, role, base_group_id, active)
      select organization_id, $2, $2, $3, $3, password_hash, 'basic', $4, $5 from operators where username_key = $1`;
    await tx.query(copy, ['alpha', 'sleeper', 'sleeper@example.com', groups.B, false]);
    await tx.query(copy, ['alpha', 'twin', 'beta@example.com', groups.B, true]);
  });
});
after(() => panel.stop());

type Me = { operator: { username: string; role: string; baseGroup: { name: string } }; loginEndsAt: string };
type Problem = { code: string; number: number; detail: string; reference: string };

const logIn = (username: string, word = password) =>
  panel.stranger.post<Me & Problem>('/login', { username, password: word });

async function auditOf(action: string): Promise<{ outcome: string; actor: string; after: unknown }[]> {
  const [organization] = await panel.doors.withDirectory((tx) =>
    tx.query<{ id: number }>('select id from organizations'),
  );
  return panel.doors.withTenant(organization!.id, (tx) =>
    tx.query('select outcome, actor, after from audit_entries where action = $1 order by id', [action]),
  );
}

test('an operator logs in with a user name in any case and is told who he is (M-login-username)', async () => {
  const { status, body, headers } = await logIn('ALPHA');
  assert.equal(status, 200);
  assert.equal(body.operator.username, 'alpha');
  assert.equal(body.operator.baseGroup.name, 'A');
  assert.match(String(headers['set-cookie']), /^stationmaster_login=[\w-]{43}; .*Path=\/; .*HttpOnly; SameSite=Lax/);
  assert.doesNotMatch(String(headers['set-cookie']), /Secure/);
});

test('the e-mail serves as user name where exactly one operator has it', async () => {
  assert.equal((await logIn('gamma@example.com')).body.operator.username, 'gamma');
  assert.equal((await logIn('beta@example.com')).body.code, 'wrong_credentials');
});

test('a wrong password and an unknown name get the same answer (S-14, M-message-credentials)', async () => {
  const wrong = await logIn('alpha', 'not the password');
  const unknown = await logIn('nobody', 'not the password');
  assert.equal(wrong.status, 401);
  const without = ({ body }: typeof wrong) => ({ ...body, reference: '' });
  assert.deepEqual(without(wrong), without(unknown));
  assert.equal(wrong.body.detail, 'Wrong credentials.');
});

test('no answer to a wrong password waits for the audit log, since one to an unknown name has none to wait for (S-14)', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const { withTenant } = panel.doors;
  const slow: TestPanel['doors']['withTenant'] = async (organizationId, run) => {
    await held;
    return withTenant(organizationId, run);
  };
  Object.assign(panel.doors, { withTenant: slow });
  const answer = await logIn('gamma', 'not the password');
  release();
  Object.assign(panel.doors, { withTenant });
  assert.equal(answer.body.code, 'wrong_credentials');
});

test('"Operator is inactive." is said only after the right password (M-message-operator-inactive)', async () => {
  assert.equal((await logIn('sleeper', 'not the password')).body.detail, 'Wrong credentials.');
  const { status, body } = await logIn('sleeper');
  assert.deepEqual([status, body.detail], [403, 'Operator is inactive.']);
});

test('logins are audited, and refused ones counted (S-19)', async () => {
  const refusals = async () => (await auditOf('operator.login')).filter(({ outcome }) => outcome === 'refused');
  // What was refused above is noted after its answer.
  while ((await refusals()).length < 3) await new Promise(setImmediate);
  const attempts = await auditOf('operator.login');
  assert.ok(attempts.some(({ outcome, actor }) => outcome === 'done' && actor === 'alpha'));
  assert.deepEqual(
    attempts.filter(({ outcome, actor }) => outcome === 'refused' && actor === 'alpha').map(({ after }) => after),
    [{ failures: 1 }],
  );
});

// shows: M-login-two-hours
test('a login ends after two hours exactly, active or not (S-15)', async () => {
  const alpha = await panel.logIn('alpha');
  const justBefore = 2 * 60 * 60_000 - 1;
  panel.clock.advance(justBefore);
  assert.equal((await alpha.get('/me')).status, 200);
  panel.clock.advance(1);
  const { status, body } = await alpha.get<Problem>('/me');
  assert.deepEqual([status, body.code], [401, 'login_ended']);
});

test('a login that has ended does not come back when the clock is set back (R-8)', async () => {
  const alpha = await panel.logIn('alpha');
  panel.clock.advance(2 * 60 * 60_000);
  assert.equal((await alpha.get('/me')).status, 401);
  const rows = await panel.doors.withDirectory((tx) =>
    tx.query('select 1 from logins where expires_at <= $1', [panel.clock.now()]),
  );
  assert.equal(rows.length, 0);
});

test('logging out ends the login everywhere at once', async () => {
  const beta = await panel.logIn('beta');
  assert.equal((await beta.post('/logout')).status, 204);
  assert.equal((await beta.get('/me')).status, 401);
});

test('the login id is kept only as its hash (S-15)', async () => {
  const { cookie } = await panel.logIn('gamma');
  const secret = cookie.split('=')[1]!;
  const [kept] = await panel.doors.withDirectory((tx) =>
    tx.query("select 1 from logins where id_hash = sha256(convert_to($1, 'UTF8'))", [secret]),
  );
  assert.ok(kept);
});

test('an operator who was stopped or whose role has changed is refused with the next request (S-12)', async () => {
  const gamma = await panel.logIn('gamma');
  const [organization] = await panel.doors.withDirectory((tx) =>
    tx.query<{ id: number }>('select id from organizations'),
  );
  const setActive = (active: boolean) =>
    panel.doors.withTenant(organization!.id, (tx) =>
      tx.query('update operators set active = $1 where username_key = $2', [active, 'gamma']),
    );
  await setActive(false);
  assert.equal((await gamma.get('/me')).status, 401);
  await setActive(true);
});

test('another role ends the login; who was an admin and asks for what only admins may is told so (S-12, S-15, M-message-forbidden)', async () => {
  const [alpha, beta] = [await panel.logIn('alpha'), await panel.logIn('beta')];
  const [organization] = await panel.doors.withDirectory((tx) =>
    tx.query<{ id: number }>('select id from organizations'),
  );
  const setRole = (username: string, role: string) =>
    panel.doors.withTenant(organization!.id, (tx) =>
      tx.query('update operators set role = $1 where username_key = $2', [role, username]),
    );
  const addStation = (operator: typeof alpha) => operator.post<Problem>('/stations', {});
  assert.equal((await addStation(beta)).body.detail, 'Access denied.');
  await setRole('alpha', 'basic');
  const { body } = await addStation(alpha);
  assert.deepEqual([body.code, body.detail], ['operator_access_forbidden', 'Operator access forbidden.']);
  assert.equal((await alpha.get<Problem>('/me')).body.code, 'login_ended');
  await setRole('beta', 'admin');
  assert.equal((await addStation(beta)).body.code, 'login_ended');
  await setRole('alpha', 'admin');
  await setRole('beta', 'basic');
});

test('a change without the token of its login is refused (S-17)', async () => {
  const { cookie } = await panel.logIn('alpha');
  for (const token of [{}, { 'x-csrf-token': 'another' }]) {
    const answer = await panel.inject({
      method: 'POST',
      url: '/api/v1/groups',
      headers: { cookie, origin, ...token },
      payload: { name: 'X' },
    });
    assert.equal(answer.statusCode, 403);
    assert.equal(answer.json<Problem>().code, 'foreign_origin');
  }
});

test('a change from another site, or from nowhere, is refused (S-17)', async () => {
  const { cookie, csrfToken } = await panel.logIn('alpha');
  for (const other of [{ origin: 'http://evil.test' }, { origin: 'null' }, {}]) {
    const answer = await panel.inject({
      method: 'POST',
      url: '/api/v1/groups',
      headers: { cookie, 'x-csrf-token': csrfToken, ...other },
      payload: { name: 'X' },
    });
    assert.equal(answer.json<Problem>().code, 'foreign_origin');
  }
});
