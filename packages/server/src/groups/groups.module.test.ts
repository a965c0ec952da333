import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';

type Told = { id: number; parentId: number; name: string; code: string; detail: string };

let panel: TestPanel;
let picture: Picture;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
});
after(() => panel.stop());

const add = (as: LoggedIn, body: object) => as.post<Told>('/groups', body);

test('an admin’s new group goes under the base group where no parent is chosen (M-group-add-base)', async () => {
  const delta = await panel.logIn('delta');
  const { status, body } = await add(delta, { name: ' Pine Mall ' });
  assert.deepEqual([status, body.parentId, body.name], [201, picture.groups.C, 'Pine Mall']);
});

test('a basic operator must choose a parent (M-message-group-parent)', async () => {
  const beta = await panel.logIn('beta');
  const { status, body } = await add(beta, { name: 'Pine Mall' });
  assert.deepEqual([status, body.detail], [400, 'Adding a new group failed. Parent group is required.']);
  assert.equal((await add(beta, { name: 'Pine Mall', parentId: picture.groups.B })).status, 201);
});

test('a parent out of sight does not exist (S-12)', async () => {
  const beta = await panel.logIn('beta');
  for (const parentId of [picture.groups.A, picture.groups.C, 999_999]) {
    assert.equal((await add(beta, { name: 'X', parentId })).body.code, 'group_not_found');
  }
});

test('a group below a new group is seen from all groups above it', async () => {
  const alpha = await panel.logIn('alpha');
  const { body: outer } = await add(alpha, { name: 'Outer', parentId: picture.groups.B });
  const { body: inner } = await add(alpha, { name: 'Inner', parentId: outer.id });
  const beta = await panel.logIn('beta');
  const { body } = await beta.get<{ items: Told[] }>('/groups');
  assert.ok(body.items.some(({ id, parentId }) => id === inner.id && parentId === outer.id));
});
