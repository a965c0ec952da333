import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { FailureCode } from '../../failures.ts';
import { holdOn, refusalOfDelete, refusalOfEdit, type Managed, type Standing } from './rules.ts';

const root = 1;
const branch = 2;
const admin: Managed = { id: 7, role: 'admin', baseGroupId: root, active: true, activated: true };
const around = (others: number, asker = 8) => ({
  asker: { id: asker, role: 'admin' as const },
  rootGroupId: root,
  otherAdmins: others,
});

const cases: [what: string, Partial<Managed>, wish: Partial<Standing>, others: number, asker: number, FailureCode?][] =
  [
    ['another admin is demoted where one remains', {}, { role: 'basic' }, 1, 8],
    ['the last one is not demoted', {}, { role: 'basic' }, 0, 8, 'last_admin'],
    ['the last one is not stopped', {}, { active: false }, 0, 8, 'last_admin'],
    ['the last one is not moved below the root', {}, { baseGroupId: branch }, 0, 8, 'last_admin'],
    ['the last one keeps everything and is edited', {}, {}, 0, 8],
    ['the last one is told so about himself too', {}, { role: 'basic' }, 0, 7, 'last_admin'],
    ['nobody demotes himself', {}, { role: 'basic' }, 1, 7, 'access_denied'],
    ['nobody stops himself', {}, { active: false }, 1, 7, 'access_denied'],
    ['nobody moves himself', { baseGroupId: branch }, { baseGroupId: root }, 1, 7, 'access_denied'],
    ['nobody promotes himself', { role: 'basic' }, { role: 'admin' }, 1, 7, 'access_denied'],
    ['one’s own name may change', {}, {}, 1, 7],
    ['an admin of a branch is no last one', { baseGroupId: branch }, { role: 'basic' }, 0, 8],
    ['an invited admin is no last one: nobody logs in as him yet', { activated: false }, { role: 'basic' }, 0, 8],
    ['a stopped admin is no last one', { active: false }, { role: 'basic' }, 0, 8],
    ['a stopped one is set active again', { active: false }, { active: true }, 1, 8],
  ];

for (const [what, of, wish, others, asker, refusal] of cases) {
  test(`${what} (S-12)`, () => {
    const operator = { ...admin, ...of };
    assert.equal(refusalOfEdit(operator, { ...operator, ...wish }, around(others, asker)), refusal);
  });
}

test('one who is no admin gives nobody the role of an admin (S-23)', () => {
  const asker = { id: 8, role: 'basic' as const };
  const basic = { ...admin, role: 'basic' as const };
  assert.equal(refusalOfEdit(basic, admin, { ...around(1), asker }), 'access_denied');
});

test('neither oneself nor the last admin is deleted, and both are told why', () => {
  assert.deepEqual([holdOn(admin, around(0)), refusalOfDelete(admin, around(0))], ['last_admin', 'last_admin']);
  assert.deepEqual(
    [holdOn(admin, around(1, 7)), refusalOfDelete(admin, around(1, 7))],
    ['own_account', 'access_denied'],
  );
  assert.deepEqual([holdOn(admin, around(1)), refusalOfDelete(admin, around(1))], [null, undefined]);
});
