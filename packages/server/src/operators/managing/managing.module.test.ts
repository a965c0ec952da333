import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import type { Doors, TenantTx } from '../../db/doors.ts';
import { Failure } from '../../failures.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../../testing/panel.ts';
import type { LoggedIn as LoggedInViewer } from '../../viewer.ts';
import { changeOperator } from './managing.ts';
import type { Operator, OperatorRow } from './wire.ts';

type Problem = { code: string; number: number; detail: string };
type Page = { items: OperatorRow[]; total: number };

let panel: TestPanel;
let picture: Picture;
let alpha: LoggedIn;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  await paintPicture(panel.doors, 'other');
  alpha = await panel.logIn('alpha');
});
after(() => panel.stop());

const namesIn = ({ body }: { body: Page }) => body.items.map(({ username }) => username);
const list = (as: LoggedIn, query = '') => as.get<Page>(`/operators${query}`);
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

async function idOf(username: string): Promise<number> {
  const { body } = await list(alpha, `?search=${username}`);
  return body.items.find((row) => row.username === username)!.id;
}

const one = async (as: LoggedIn, id: number) => (await as.get<Operator>(`/operators/${id}`)).body;

function change(as: LoggedIn, operator: Operator, edit: object) {
  const { name, email, role, baseGroup, active } = operator;
  const body = { name, email, role, baseGroupId: baseGroup.id, active, ...edit };
  return as.put<Operator & Problem>(`/operators/${operator.id}`, body, ifMatch(operator.version));
}

const invite = (as: LoggedIn, username: string, more: object = {}) =>
  as.post<Operator & Problem & { fields?: Record<string, string> }>('/operators', {
    username,
    name: `Operator ${username}`,
    email: `${username}@example.com`,
    role: 'basic',
    baseGroupId: picture.groups.B,
    ...more,
  });

const mailsTo = (address: string) =>
  panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ kind: string; operator_ids: number[] }>(
      'select kind, operator_ids from mails where to_address = $1 order by id',
      [address],
    ),
  );

test('admins list the operators of their domain and no others (M-operators-admin, M-domain-organizations, S-11)', async () => {
  assert.deepEqual(namesIn(await list(alpha)), ['alpha', 'beta', 'delta', 'gamma']);
  assert.deepEqual(namesIn(await list(await panel.logIn('delta'))), ['delta', 'gamma']);
  const answer = await (await panel.logIn('beta')).get<Problem>('/operators');
  assert.deepEqual([answer.status, answer.body.detail], [403, 'Access denied.']);
});

test('the list is searched, filtered by status, sorted and paged (M-operators-search, M-operators-status)', async () => {
  assert.deepEqual(namesIn(await list(alpha, '?search=BETA@')), ['beta']);
  assert.deepEqual(namesIn(await list(alpha, '?status=invited')), []);
  assert.deepEqual(namesIn(await list(alpha, '?sort=baseGroup&order=desc')), ['delta', 'gamma', 'beta', 'alpha']);
  const second = await list(alpha, '?page=2&pageSize=3');
  assert.deepEqual([namesIn(second), second.body.total], [['gamma'], 4]);
});

test('an invited operator waits for his mail, may be reminded, and cannot log in yet (M-operator-invite, M-operator-edit-reminder-until, M-operators-resend)', async () => {
  const invited = await invite(alpha, 'iota');
  assert.equal(invited.status, 201);
  assert.deepEqual([invited.body.status, invited.body.lastMail?.state], ['invited', 'queued']);
  assert.equal((await panel.stranger.post('/login', { username: 'iota', password: '' })).status, 400);
  assert.equal((await alpha.post(`/operators/${invited.body.id}/remind`)).status, 202);
  assert.deepEqual(
    (await mailsTo('iota@example.com')).map(({ kind }) => kind),
    ['invitation', 'invitation'],
  );
  assert.equal((await invite(alpha, 'IOTA')).body.code, 'username_taken');
  const activated = await alpha.post<Problem>(`/operators/${await idOf('beta')}/remind`);
  assert.equal(activated.body.code, 'already_activated');
});

test('an admin gives no base group beyond his own, not by inviting and not by editing (S-12)', async () => {
  const delta = await panel.logIn('delta');
  assert.equal((await invite(delta, 'kappa')).body.code, 'group_not_found');
  const gamma = await one(delta, await idOf('gamma'));
  assert.equal((await change(delta, gamma, { baseGroupId: picture.groups.A })).body.code, 'group_not_found');
});

test('an operator outside the domain is not found, whatever is wanted of him (M-message-operator-missing, S-11)', async () => {
  const delta = await panel.logIn('delta');
  const beta = await one(alpha, await idOf('beta'));
  const answers = [
    await delta.get<Problem>(`/operators/${beta.id}`),
    await change(delta, beta, { role: 'admin' }),
    await delta.delete<Problem>(`/operators/${beta.id}`, ifMatch(beta.version)),
    await delta.post<Problem>(`/operators/${beta.id}/remind`),
    await delta.post<Problem>(`/operators/${beta.id}/reset-password`, { email: beta.email }),
    await delta.get<Problem>('/operators/999999'),
  ];
  for (const { status, body } of answers)
    assert.deepEqual([status, body.code, body.detail], [404, 'operator_not_found', 'Operator not found.']);
});

test('two admins who edit the same operator do not overwrite each other (M-message-concurrent)', async () => {
  const id = await idOf('beta');
  const [first, second] = [await one(alpha, id), await one(alpha, id)];
  assert.equal((await change(alpha, first, { name: 'Beta the first' })).status, 200);
  assert.equal((await change(alpha, second, { name: 'Beta the second' })).body.code, 'edited_meanwhile');
  const stale = await alpha.delete<Problem>(`/operators/${id}`, ifMatch(second.version));
  assert.equal(stale.body.code, 'edited_meanwhile');
  assert.equal((await one(alpha, id)).name, 'Beta the first');
});

test('a reset mail goes to the address that the form showed, or nowhere (M-message-email-unknown)', async () => {
  const beta = await one(alpha, await idOf('beta'));
  const ask = (email: string) => alpha.post<Problem>(`/operators/${beta.id}/reset-password`, { email });
  const { body } = await ask('beta.before@example.com');
  assert.deepEqual([body.code, body.detail], ['email_unknown', 'Operator with given email does not exist.']);
  assert.equal((await ask('BETA@example.com')).status, 202);
  assert.deepEqual(await mailsTo('beta@example.com'), [{ kind: 'password_reset', operator_ids: [beta.id] }]);
});

test('a stopped operator is out at once, and so is a deleted one (S-12, S-15, M-operator-edit-inactive, M-operator-edit-delete)', async () => {
  const gamma = await panel.logIn('gamma');
  const operator = await one(alpha, await idOf('gamma'));
  const stopped = await change(alpha, operator, { active: false });
  assert.equal(stopped.body.status, 'inactive');
  assert.equal((await gamma.get<Problem>('/me')).body.code, 'login_ended');
  const refused = await alpha.post<Problem>(`/operators/${operator.id}/reset-password`, { email: operator.email });
  assert.equal(refused.body.detail, 'Operator is inactive.');
  const active = await change(alpha, stopped.body, { active: true });
  assert.equal((await gamma.get('/me')).status, 401);

  const again = await panel.logIn('gamma');
  assert.equal((await alpha.delete(`/operators/${operator.id}`, ifMatch(active.body.version))).status, 204);
  assert.equal((await again.get('/me')).status, 401);
  assert.equal((await alpha.get(`/operators/${operator.id}`)).status, 404);
});

test('a demotion bites with the next request (S-12, M-operator-edit-level)', async () => {
  const delta = await panel.logIn('delta');
  const demoted = await change(alpha, await one(alpha, await idOf('delta')), { role: 'basic' });
  assert.equal(demoted.status, 200);
  assert.equal((await delta.get<Problem>('/operators')).body.detail, 'Operator access forbidden.');
});

test('nobody changes his own role, base group or status; the own name is free', async () => {
  const own = await one(alpha, await idOf('alpha'));
  assert.equal(own.hold, 'last_admin');
  const zeta = await invite(alpha, 'zeta', { role: 'admin', baseGroupId: picture.groups.A });
  await activate(zeta.body.id);
  assert.equal((await one(alpha, own.id)).hold, 'own_account');
  assert.equal((await change(alpha, own, { active: false })).body.code, 'access_denied');
  assert.equal((await change(alpha, own, { name: 'Alpha itself' })).status, 200);
});

/** As the one who opens the invitation's link would. */
async function activate(id: number): Promise<void> {
  await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query(
      `update operators set password_hash = (select password_hash from operators where username_key = 'alpha') where id = $1`,
      [id],
    ),
  );
}

test('of two admins who demote each other at the same instant one remains (S-12)', async () => {
  const { organizationId, groups } = picture;
  const [alphaId, zetaId] = [await idOf('alpha'), await idOf('zeta')];
  const demote = (tx: TenantTx, asker: number, { id, version, name, email }: Operator) => {
    const edit = { name, email, role: 'basic' as const, baseGroupId: groups.A, active: true };
    return changeOperator(tx, viewerOf(asker, groups.A, organizationId), id, { edit, version });
  };
  const [ofAlpha, ofZeta] = [await one(alpha, alphaId), await one(alpha, zetaId)];
  let second: Promise<unknown> | undefined;
  await panel.doors.withTenant(organizationId, async (tx) => {
    await demote(tx, alphaId, ofZeta);
    second = panel.doors
      .withTenant(organizationId, (other) => demote(other, zetaId, ofAlpha))
      .catch((error: unknown) => error);
    await untilSomebodyWaits(tx);
  });
  const refusal = await second;
  assert.ok(refusal instanceof Failure);
  assert.equal(refusal.code, 'last_admin');
  assert.deepEqual([(await one(alpha, alphaId)).role, (await one(alpha, zetaId)).role], ['admin', 'basic']);
});

function viewerOf(operatorId: number, baseGroupId: number, organizationId: number): LoggedInViewer {
  return {
    kind: 'operator',
    organization: { id: organizationId, slug: 'acme', name: 'ACME', timeZone: 'UTC', supportAddress: null },
    operator: { id: operatorId, username: 'a', name: '', email: '', language: null },
    role: 'admin',
    baseGroup: { id: baseGroupId, name: 'A' },
    sight: { baseGroupId, orphans: true },
    actor: { operatorId, name: 'a', address: null },
    pass: { key: '', endsAt: new Date() },
    csrfToken: '',
    secondFactorMissing: false,
    beganAs: 'admin',
  };
}

/** For the end of this transaction, and no other of the cluster. */
async function untilSomebodyWaits(tx: TenantTx): Promise<void> {
  const waiting = 'select from pg_locks where not granted and transactionid = pg_current_xact_id()::xid';
  while ((await tx.query(waiting)).length === 0);
}

test('a fault of ours is said in the words that operators know (M-message-invitation, M-message-operator-update, S-20)', async () => {
  let broken = false;
  const withTenant: Doors['withTenant'] = (id, run) =>
    broken ? Promise.reject(new Error('A fault of ours.')) : panel.doors.withTenant(id, run);
  const faulty = await startTestPanel({ doors: { ...panel.doors, withTenant }, bus: panel.bus });
  const admin = await faulty.logIn('alpha');
  const own = await one(admin, await idOf('alpha'));
  broken = true;
  const answers = [await invite(admin, 'lambda'), await change(admin, own, {})];
  assert.deepEqual(
    answers.map(({ body }) => [body.code, body.detail]),
    [
      ['invitation_failed', 'Operator invitation failed.'],
      ['operator_update_failed', 'Error while updating operator.'],
    ],
  );
  await faulty.stop();
});

test('every change of an operator is in the audit log (S-19)', async () => {
  const entries = await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ action: string }>(
      `select distinct action from audit_entries where subject_kind = 'operator' and action <> 'operator.login' order by 1`,
    ),
  );
  const actions = entries.map(({ action }) => action);
  for (const action of ['operator.invite', 'operator.change', 'operator.remind', 'operator.mail_reset'])
    assert.ok(actions.includes(action), action);
});
