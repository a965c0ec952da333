import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, password, startTestPanel, type Picture, type TestPanel } from '../../testing/panel.ts';
import type { Account, OwnLogin } from './wire.ts';

type Problem = { code: string; detail: string; fields?: Record<string, string> };

let panel: TestPanel;
let picture: Picture;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
});
after(() => panel.stop());

const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:141.0) Gecko/20100101 Firefox/141.0';

test('an operator changes the own name and e-mail address, and is greeted by them at once (M-account, M-basic-self)', async () => {
  const beta = await panel.logIn('beta');
  const { body: account, headers } = await beta.get<Account>('/account');
  assert.equal(headers['etag'], `"${account.version}"`);
  assert.deepEqual([account.username, account.role, account.baseGroup.name], ['beta', 'basic', 'B']);
  const edit = { name: ' Beta Brook ', email: 'brook@example.com', currentPassword: password };
  const changed = await beta.put<Account>('/account', edit, ifMatch(account.version));
  assert.deepEqual([changed.body.name, changed.body.email], ['Beta Brook', 'brook@example.com']);
  const me = await beta.get<{ operator: { name: string } }>('/me');
  assert.equal(me.body.operator.name, 'Beta Brook');
  assert.equal((await panel.logIn('brook@example.com')).csrfToken.length, 43);
});

test('another e-mail address needs the password, so that nobody at a panel left open has mails sent elsewhere (S-13)', async () => {
  const gamma = await panel.logIn('gamma');
  const { body } = await gamma.get<Account>('/account');
  const put = (more: object) =>
    gamma.put<Problem>('/account', { name: 'Gamma', email: 'elsewhere@example.com', ...more }, ifMatch(body.version));
  for (const more of [{}, { currentPassword: 'not the password' }]) {
    const refused = await put(more);
    assert.deepEqual([refused.status, refused.body.code], [403, 'wrong_password']);
    assert.deepEqual(Object.keys(refused.body.fields ?? {}), ['currentPassword']);
  }
  assert.equal((await gamma.get<Account>('/account')).body.email, body.email);
});

test('what somebody else changed in the meantime is not overwritten (M-message-concurrent)', async () => {
  const gamma = await panel.logIn('gamma');
  const { body } = await gamma.get<Account>('/account');
  const put = (name: string) =>
    gamma.put<Problem>('/account', { name, email: 'gamma@example.com' }, ifMatch(body.version));
  assert.equal((await put('First')).status, 200);
  assert.equal((await put('Second')).body.code, 'edited_meanwhile');
  assert.equal((await gamma.get<Account>('/account')).body.name, 'First');
});

test('a name and an address are needed, and role, base group and user name are not the operator’s to change', async () => {
  const gamma = await panel.logIn('gamma');
  const { body } = await gamma.get<Account>('/account');
  const wrong = await gamma.put<Problem>('/account', { name: ' ', email: 'nowhere' }, ifMatch(body.version));
  assert.deepEqual(Object.keys(wrong.body.fields ?? {}).sort(), ['email', 'name']);
  const more = { name: 'Gamma', email: 'gamma@example.com', role: 'admin', username: 'root', baseGroupId: 1 };
  await gamma.put('/account', more, ifMatch(body.version));
  const { body: after } = await gamma.get<Account>('/account');
  assert.deepEqual([after.role, after.username, after.baseGroup], [body.role, body.username, body.baseGroup]);
});

test('a new password needs the present one and keeps the rules, and ends all other logins at once (S-13, S-15)', async () => {
  const [here, elsewhere] = [await panel.logIn('delta'), await panel.logIn('delta')];
  const change = (currentPassword: string, newPassword: string) =>
    here.post<Problem>('/account/password', { currentPassword, newPassword });
  const wrong = await change('not the password', 'seven small otters');
  assert.deepEqual([wrong.status, wrong.body.code], [403, 'wrong_password']);
  assert.deepEqual(Object.keys(wrong.body.fields ?? {}), ['currentPassword']);
  const weak = await change(password, 'delta at the sea');
  assert.deepEqual([weak.body.code, Object.keys(weak.body.fields ?? {})], ['password_policy', ['newPassword']]);
  assert.equal((await elsewhere.get('/me')).status, 200);
  assert.equal((await change(password, 'seven small otters')).status, 204);
  assert.deepEqual([(await here.get('/me')).status, (await elsewhere.get('/me')).status], [200, 401]);
  assert.equal((await panel.stranger.post('/login', { username: 'delta', password })).status, 401);
  assert.equal((await panel.logIn('delta', { password: 'seven small otters' })).csrfToken.length, 43);
});

test('guessing at the present password is as slow as at log in, for both together (S-14)', async () => {
  const alpha = await panel.logIn('alpha');
  const guess = () =>
    alpha.post<Problem>('/account/password', { currentPassword: 'not it', newPassword: 'seven small otters' });
  for (let count = 0; count < 3; count += 1) assert.equal((await guess()).status, 403);
  const slowed = panel.stranger.post('/login', { username: 'alpha', password });
  while (!panel.clock.isDueWithin(250)) await new Promise(setImmediate);
  panel.clock.advance(250);
  assert.equal((await slowed).status, 200);
});

test('an operator sees where he is logged in, and ends one login or all others (S-15)', async () => {
  const [here, phone, old] = [
    await panel.logIn('beta', { userAgent: firefox }),
    await panel.logIn('beta'),
    await panel.logIn('beta'),
  ];
  const list = async () => (await here.get<{ items: OwnLogin[] }>('/account/logins')).body.items;
  const own = (await list()).find(({ isThis }) => isThis)!;
  assert.deepEqual([own.browser, own.address], ['Firefox 141, Linux', '127.0.0.1']);
  assert.equal(Date.parse(String(own.endsAt)) - Date.parse(String(own.beganAt)), 2 * 3_600_000);
  const other = (await list()).find(({ isThis }) => !isThis)!;
  assert.equal((await here.delete(`/account/logins/${other.key}`)).status, 204);
  assert.equal((await here.delete<Problem>(`/account/logins/${other.key}`)).body.code, 'login_not_found');
  assert.ok((await here.delete<{ ended: number }>('/account/logins')).body.ended >= 1);
  assert.deepEqual([(await phone.get('/me')).status, (await old.get('/me')).status], [401, 401]);
  assert.deepEqual(
    (await list()).map(({ isThis }) => isThis),
    [true],
  );
});

test('an operator chooses a language, which goes along to every login and disturbs no open form (S-19)', async () => {
  const here = await panel.logIn('beta');
  const { body: before } = await here.get<Account>('/account');
  const language = async () =>
    (await (await panel.logIn('beta')).get<{ operator: { language: string | null } }>('/me')).body.operator.language;
  assert.equal(await language(), null);
  assert.equal((await here.put('/account/language', { language: 'de' })).status, 204);
  assert.equal(await language(), 'de');
  assert.equal((await here.put<Problem>('/account/language', { language: 'klingon' })).body.code, 'invalid_input');
  assert.equal((await here.get<Account>('/account')).body.version, before.version);
  const chosen = await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ before: object; after: object }>(
      `select before, after from audit_entries where action = 'operator.choose_language'`,
    ),
  );
  assert.deepEqual(chosen, [{ before: { language: null }, after: { language: 'de' } }]);
});

test('nobody ends another’s login (S-11)', async () => {
  const [alpha, gamma] = [await panel.logIn('alpha'), await panel.logIn('gamma')];
  const { body } = await gamma.get<{ items: OwnLogin[] }>('/account/logins');
  const refused = await alpha.delete<Problem>(`/account/logins/${body.items[0]!.key}`);
  assert.equal(refused.body.code, 'login_not_found');
  assert.equal((await gamma.get('/me')).status, 200);
});

test('what operators do with their accounts is in the audit log, without a password (S-19)', async () => {
  const entries = await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ action: string; text: string }>(
      `select action, coalesce(before::text, '') || coalesce(after::text, '') as text from audit_entries where action <> 'operator.login'`,
    ),
  );
  const actions = new Set(entries.map(({ action }) => action));
  for (const action of ['operator.change', 'operator.change_password', 'operator.end_logins'])
    assert.ok(actions.has(action));
  assert.ok(entries.every(({ text }) => !text.includes('otters')));
});
