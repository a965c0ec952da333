import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { createOperator } from '../operators.ts';
import { operatorComposers } from '../mails.ts';
import { paintPicture, password, startTestPanel, type Picture, type TestPanel } from '../../testing/panel.ts';

type Problem = { code: string; detail: string; fields?: Record<string, string> };
type Told = Problem & { purpose: string; username: string; organization: string };
type MailRow = {
  id: number;
  kind: string;
  to: string;
  operatorIds: number[];
  arguments: Record<string, string | number>;
};

let panel: TestPanel;
let picture: Picture;
let otherId: number;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  otherId = (await paintPicture(panel.doors, 'other')).organizationId;
  await panel.doors.withTenant(picture.organizationId, (tx) =>
    createOperator(tx, {
      username: 'alpha-too',
      name: 'Alpha again',
      email: 'Alpha@example.com',
      password,
      role: 'basic',
      baseGroupId: picture.groups.B,
    }),
  );
});
after(() => panel.stop());

const check = (secret: string) => panel.stranger.post<Told>('/links/check', { secret });
const use = (secret: string, word: string) =>
  panel.stranger.post<Problem | undefined>('/links/use', { secret, password: word });
const another = 'the second way to Ravenna';

/** The wait before the answer, and what earlier wishes have earned, are the clock's affair. */
async function lose(email: string) {
  let answered = false;
  const answer = panel.stranger
    .post<Problem | undefined>('/password-resets', { email })
    .finally(() => (answered = true));
  while (!answered) {
    await new Promise(setImmediate);
    // Only for what waits for it: how long the database takes is another clock's affair.
    if (panel.clock.isDueWithin(8_000)) panel.clock.advance(100);
  }
  return answer;
}

const mailsOf = (organizationId: number, to: string) =>
  panel.doors.withTenant(organizationId, (tx) =>
    tx.query<MailRow>(
      'select id, kind, to_address as "to", operator_ids as "operatorIds", arguments from mails where lower(to_address) = $1 order by id',
      [to],
    ),
  );

/** What the sender would do with the youngest mail to this address. */
async function compose(to: string, organizationId = picture.organizationId) {
  const mail = (await mailsOf(organizationId, to)).at(-1)!;
  const parts = { publicUrl: 'https://charging.example.org', clock: panel.clock, random: randomBytes };
  const composers = operatorComposers(parts);
  return panel.doors.withTenant(organizationId, (tx) => composers[mail.kind as keyof typeof composers](tx, mail));
}

const secretsIn = (text: string) =>
  [...text.matchAll(/^https:\/\/charging\.example\.org\/set-password#([\w-]{43})$/gm)].map(([, secret]) => secret!);

test('an invitation leads to a password and so into the panel, once (S-16, M-operator-invite-mail)', async () => {
  const alpha = await panel.logIn('alpha');
  const asked = { username: 'iota', name: 'Iota\nhttp://evil', email: 'iota@example.com', role: 'basic' };
  await alpha.post('/operators', { ...asked, baseGroupId: picture.groups.B });
  const { subject, text } = (await compose('iota@example.com'))!;
  assert.equal(subject, 'Invitation to the charging stations of ACME');
  assert.match(text, /^Hello Iota http:\/\/evil,\n\nalpha invites you .* ACME\.\n\nYour username is iota\./);
  const [secret = ''] = secretsIn(text);
  const { purpose, username, organization } = (await check(secret)).body;
  assert.deepEqual([purpose, username, organization], ['invitation', 'iota', 'ACME']);
  const weak = await use(secret, 'iotaiotaiota');
  assert.deepEqual([weak.body?.code, Object.keys(weak.body?.fields ?? {})], ['password_policy', ['password']]);
  assert.equal((await use(secret, another)).status, 204);
  const entered = await panel.stranger.post('/login', { username: 'iota', password: another });
  assert.equal(entered.status, 200);
  for (const answer of [await use(secret, another), await check(secret), await check('never made')])
    assert.deepEqual([answer.status, answer.body?.code], [410, 'link_spent']);
});

test('an invitation is in the language of the one who invites, a lost password’s mail in one’s own', async () => {
  const alpha = await panel.logIn('alpha');
  await alpha.put('/account/language', { language: 'de' });
  const asked = { username: 'kappa', name: 'Kappa', email: 'kappa@example.com', role: 'basic' };
  await alpha.post('/operators', { ...asked, baseGroupId: picture.groups.B });
  const invitation = (await compose('kappa@example.com'))!;
  assert.deepEqual([invitation.language, invitation.subject], ['de', 'Einladung zu den Ladestationen von ACME']);
  assert.match(invitation.text, /^Guten Tag Kappa,\n\nalpha lädt Sie ein, .*\n\nIhr Benutzername ist kappa\./);
  await alpha.put('/account/language', { language: 'en' });

  const delta = await panel.logIn('delta');
  await delta.put('/account/language', { language: 'de' });
  await lose('delta@example.com');
  const { subject, text } = (await compose('delta@example.com'))!;
  assert.equal(subject, 'Ihr Passwort bei ACME');
  assert.match(text, /Legen Sie hier ein neues Passwort für delta fest:/);
  await delta.put('/account/language', { language: 'en' });
});

test('only the hash of a link’s secret is kept (S-16)', async () => {
  await lose('gamma@example.com');
  const [secret = ''] = secretsIn((await compose('gamma@example.com'))!.text);
  const kept = await panel.doors.withDirectory((tx) =>
    tx.query("select 1 from operator_links where secret_hash = sha256(convert_to($1, 'UTF8'))", [secret]),
  );
  assert.equal(kept.length, 1);
});

test('a lost password’s mail has a link for each operator with that address (M-reset-mail, S-16)', async () => {
  assert.equal((await lose('ALPHA@example.com')).status, 202);
  const { text } = (await compose('alpha@example.com'))!;
  assert.match(text, /Set a new password for alpha here:[^]*Set a new password for alpha-too here:/);
  const told = await Promise.all(secretsIn(text).map(async (secret) => (await check(secret)).body.username));
  assert.deepEqual(told, ['alpha', 'alpha-too']);
});

test('the answer is the same where nobody has the address, and nothing is mailed (S-14, M-reset-email)', async () => {
  const known = await lose('delta@example.com');
  const unknown = await lose('nobody@example.com');
  assert.deepEqual([unknown.status, unknown.body], [known.status, known.body]);
  assert.equal((await mailsOf(picture.organizationId, 'nobody@example.com')).length, 0);
});

test('asking again at once fills nobody’s mailbox (S-14)', async () => {
  const count = async () => (await mailsOf(picture.organizationId, 'beta@example.com')).length;
  await lose('beta@example.com');
  await lose('beta@example.com');
  assert.equal(await count(), 1);
  panel.clock.advance(2 * 60_000);
  await lose('beta@example.com');
  assert.equal(await count(), 2);
});

test('each organization mails its own operators and names no other (S-11)', async () => {
  await panel.doors.withTenant(otherId, (tx) =>
    tx.query(
      `update operators set email = 'gamma@example.com', email_key = 'gamma@example.com' where username_key = 'other-gamma'`,
    ),
  );
  panel.clock.advance(2 * 60_000);
  await lose('gamma@example.com');
  const own = (await compose('gamma@example.com'))!.text;
  const others = (await compose('gamma@example.com', otherId))!.text;
  assert.ok(own.includes('for gamma here') && !own.includes('other-gamma'));
  assert.ok(others.includes('for other-gamma here') && others.includes('OTHER'));
});

test('a new password ends the operator’s logins and the other links (S-13, S-15)', async () => {
  const beta = await panel.logIn('beta');
  const first = secretsIn((await compose('beta@example.com'))!.text)[0]!;
  const second = secretsIn((await compose('beta@example.com'))!.text)[0]!;
  assert.equal((await use(second, another)).status, 204);
  assert.equal((await beta.get('/me')).status, 401);
  assert.equal((await check(first)).body.code, 'link_spent');
  const old = await panel.stranger.post('/login', { username: 'beta', password });
  assert.equal(old.status, 401);
});

test('whoever changes his own password or e-mail has spent the links that were mailed (S-16)', async () => {
  panel.clock.advance(15 * 60_000);
  const gamma = await panel.logIn('gamma');
  const mailed = async () => secretsIn((await compose('gamma@example.com'))!.text)[0]!;
  const first = await mailed();
  const word = { currentPassword: password, newPassword: another };
  assert.equal((await gamma.post('/account/password', word)).status, 204);
  assert.equal((await check(first)).body.code, 'link_spent');
  const second = await mailed();
  const { version } = (await gamma.get<{ version: number }>('/account')).body;
  const edit = { name: 'Gamma', email: 'gamma.new@example.com', currentPassword: another };
  assert.equal((await gamma.put('/account', edit, { 'if-match': `"${version}"` })).status, 200);
  assert.equal((await check(second)).body.code, 'link_spent');
});

test('a link to a new password is good for one hour and an invitation for seven days (S-16)', async () => {
  const alpha = await panel.logIn('alpha');
  const asked = { username: 'kappa', name: 'Kappa', email: 'kappa@example.com', role: 'basic' };
  await alpha.post('/operators', { ...asked, baseGroupId: picture.groups.B });
  await lose('delta@example.com');
  const reset = secretsIn((await compose('delta@example.com'))!.text)[0]!;
  const invitation = secretsIn((await compose('kappa@example.com'))!.text)[0]!;
  panel.clock.advance(60 * 60_000 - 1);
  assert.equal((await check(reset)).status, 200);
  panel.clock.advance(1);
  assert.equal((await check(reset)).body.code, 'link_spent');
  panel.clock.advance((7 * 24 - 1) * 60 * 60_000 - 1);
  assert.equal((await check(invitation)).status, 200);
  panel.clock.advance(1);
  assert.equal((await check(invitation)).body.code, 'link_spent');
});

test('an inactive operator gets no link, and a link that is under way opens nothing (S-15)', async () => {
  const stop = (active: boolean) =>
    panel.doors.withTenant(picture.organizationId, (tx) =>
      tx.query(`update operators set active = $1 where username_key = 'delta'`, [active]),
    );
  panel.clock.advance(15 * 60_000);
  await lose('delta@example.com');
  const [secret = ''] = secretsIn((await compose('delta@example.com'))!.text);
  await stop(false);
  assert.equal((await use(secret, another)).body?.code, 'link_spent');
  const { text } = (await compose('delta@example.com'))!;
  assert.match(text, /delta is inactive and cannot log in\./);
  assert.equal(secretsIn(text).length, 0);
  await stop(true);
});

test('nothing is mailed to an address that is the operator’s no more (S-16)', async () => {
  await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query(
      `update operators set email = 'new@example.com', email_key = 'new@example.com' where username_key = 'delta'`,
    ),
  );
  assert.equal(await compose('delta@example.com'), undefined);
});
