// Sentences of the catalogue that no other test meets, each provoked as an operator would.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { catalogue, Failure, type FailureCode } from './failures.ts';
import { createOperator } from './operators/operators.ts';
import { createOrganization } from './organizations/organizations.ts';
import { paintPicture, password, startTestPanel, type Answer, type Picture, type TestPanel } from './testing/panel.ts';

type Problem = { code: string; number: number; detail: string; type: string; reference: string };

let panel: TestPanel;
let picture: Picture;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
});
after(() => panel.stop());

function isSaid({ status, body }: Answer<Problem>, code: FailureCode): void {
  const { number, status: expected, text } = catalogue[code];
  assert.deepEqual([body.code, status, body.number, body.detail], [code, expected, number, text]);
}

test('the login of an inactive operator says so, and only with the right password (M-message-operator-not-active, M-message-operator-inactive)', async () => {
  await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query("update operators set active = false where organization_id = $1 and username = 'gamma'", [
      tx.organizationId,
    ]),
  );
  const logIn = (shown: string) => panel.stranger.post<Problem>('/login', { username: 'gamma', password: shown });
  isSaid(await logIn(password), 'operator_inactive');
  isSaid(await logIn('another password'), 'wrong_credentials');
});

test('what is there already is refused in the manual’s words', async () => {
  const alpha = await panel.logIn('alpha');
  const station = { name: 'Twin', identifier: 'EV1', groupId: picture.groups.A, proof: 'none' };
  isSaid(await alpha.post('/stations', station), 'identifier_taken');
  const donald = { firstName: 'Donald', lastName: 'Duck', email: 'dduck@duckburg.com' };
  await alpha.post('/drivers', donald);
  isSaid(await alpha.post('/drivers', donald), 'email_taken');
  await alpha.post('/tokens', { token: '04A1B2C3' });
  isSaid(await alpha.post('/tokens', { token: '04a1b2c3' }), 'token_taken');
});

test('what does not exist is said in the words of its kind', async () => {
  const alpha = await panel.logIn('alpha');
  isSaid(await alpha.post('/tokens', { token: '04FFFFFF', driverId: 999_999 }), 'driver_not_found');
  isSaid(await alpha.get('/driver-groups/999999'), 'driver_group_not_found');
  isSaid(await alpha.get(`/commands/${randomUUID()}`), 'command_not_found');
  isSaid(await alpha.get('/stray-ends/999999/candidates'), 'stray_end_not_found');
});

test('a basic operator’s new group needs a parent', async () => {
  const beta = await panel.logIn('beta');
  isSaid(await beta.post('/groups', { name: 'Annex' }), 'parent_group_required');
});

test('user names and addresses of organizations are given once in an installation', async () => {
  const organization = { name: 'Again', slug: 'acme', timeZone: 'UTC' };
  const isRefused = (code: FailureCode) => (error: unknown) => error instanceof Failure && error.code === code;
  await assert.rejects(
    panel.doors.withDirectory((tx) => createOrganization(tx, organization)),
    isRefused('slug_taken'),
  );
  const twin = { username: 'Alpha', name: 'Twin', email: 'twin@example.com', password, role: 'basic' } as const;
  await assert.rejects(
    panel.doors.withTenant(picture.organizationId, (tx) =>
      createOperator(tx, { ...twin, baseGroupId: picture.groups.A }),
    ),
    isRefused('username_taken'),
  );
});

test('every refusal points at its entry in the API’s own description', async () => {
  const { body } = await panel.stranger.get<Problem>('/nothing');
  assert.equal(body.type, `/api/v1/docs#error-${catalogue.not_found.number}`);
  const { body: page } = await panel.inject({ method: 'GET', url: '/api/v1/docs' });
  for (const { number } of Object.values(catalogue)) assert.match(page, new RegExp(`id="error-${number}"`));
});
