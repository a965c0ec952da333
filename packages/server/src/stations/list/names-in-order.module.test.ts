import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../../testing/panel.ts';

describe('names with numbers', () => {
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    alpha = await panel.logIn('alpha');
  });
  after(() => panel.stop());

  test('stand in lists as people count, whatever their case', async () => {
    for (const [name, identifier] of [
      ['Floor 10', 'F-10'],
      ['floor 9', 'f-9'],
      ['Floor 2', 'F-2'],
    ] as const) {
      const added = { name, identifier, groupId: picture.groups.A, proof: 'none' };
      assert.equal((await alpha.post('/stations', added)).status, 201);
      await alpha.post('/groups', { name, parentId: picture.groups.A });
    }
    const names = async (path: string) => (await alpha.get<{ items: { name: string }[] }>(path)).body.items;
    const inOrder = ['Floor 2', 'floor 9', 'Floor 10'];
    for (const path of ['/stations?search=floor', '/stations?search=floor&sort=identifier']) {
      assert.deepEqual(
        (await names(path)).map(({ name }) => name),
        inOrder,
      );
    }
    const groups = await names('/groups');
    assert.deepEqual(
      groups.map(({ name }) => name).filter((name) => /floor/i.test(name)),
      inOrder,
    );
  });

  test('are walked by an index, under row-level security too', async () => {
    const plan = await panel.doors.withTenant(picture.organizationId, async (tx) => {
      await tx.query('set local enable_sort = off');
      return tx.query(
        `explain select station.id from stations station where station.organization_id = $1 and station.removed_at is null
         order by station.search_key collate as_counted, station.id limit 25`,
        [picture.organizationId],
      );
    });
    assert.match(JSON.stringify(plan), /stations_by_search_key/);
  });
});
