import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { after, before, test } from 'node:test';
import { startTestPanel, type TestPanel } from '../testing/panel.ts';
import { createSetupCode } from './setup.ts';

let panel: TestPanel;
before(async () => void (panel = await startTestPanel()));
after(() => panel.stop());

type Told = { code: string; fields?: Record<string, string>; operator: { role: string; baseGroup: { name: string } } };

const wanted = (code: string, more: { timeZone?: string; password?: string } = {}) => ({
  code,
  organization: { name: 'ACME Shopping Malls', slug: 'acme', timeZone: more.timeZone ?? 'Europe/Helsinki' },
  operator: {
    username: 'alpha',
    name: 'Alpha',
    email: 'alpha@example.com',
    password: more.password ?? 'a long way to Ravenna',
  },
});
const setUp = (code: string, more = {}) => panel.stranger.post<Told>('/setup', wanted(code, more));

test('one code makes one organization with its first admin, who is logged in at once (S-21)', async () => {
  const code = (await createSetupCode(panel.doors, randomBytes)) ?? '';
  assert.match(code, /^[A-Z2-9]{4}(-[A-Z2-9]{4}){3}$/);
  assert.deepEqual((await panel.stranger.get('/setup')).body, { needed: true });
  assert.equal((await setUp('WRNG-CODE-WRNG-CODE')).body.code, 'wrong_setup_code');
  // The second is one that Node.js knows and PostgreSQL does not.
  for (const timeZone of ['Moon/Base', 'US/Pacific-New']) {
    const { fields } = (await setUp(code, { timeZone })).body;
    assert.deepEqual(fields, { 'organization.timeZone': 'This time zone is not known.' }, timeZone);
  }
  assert.equal((await setUp(code, { password: 'alphaalphaalpha' })).body.code, 'password_policy');

  const together = await Promise.all([setUp(code.toLowerCase().replaceAll('-', ' ')), setUp(code)]);
  const made = together.find(({ status }) => status === 201)!;
  assert.equal(together.filter(({ status }) => status === 201).length, 1);
  assert.equal(made.body.operator.role, 'admin');
  assert.equal(made.body.operator.baseGroup.name, 'ACME Shopping Malls');
  assert.match(String(made.headers['set-cookie']), /^stationmaster_login=/);

  assert.deepEqual((await panel.stranger.get('/setup')).body, { needed: false });
  assert.equal((await setUp(code)).body.code, 'setup_done');
  assert.equal(await createSetupCode(panel.doors, randomBytes), undefined);
});

test('the code is kept only as its hash, and not after it was used (S-21)', async () => {
  const rows = await panel.doors.withDirectory((tx) => tx.query('select setup_code_hash from installation'));
  assert.deepEqual(rows, [{ setup_code_hash: null }]);
});
