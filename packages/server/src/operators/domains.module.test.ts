// The manual's picture of operator domains: what each of its operators sees and manages, over the API.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertSession } from '../testing/rows.ts';

describe('the picture of operator domains', () => {
  let panel: TestPanel;
  let picture: Picture;

  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
    await paintPicture(panel.doors, 'other');
    const { organizationId, stations } = picture;
    for (const stationId of Object.values(stations)) {
      await insertSession(panel.doors, { organizationId, stationId, startedAt: new Date() });
    }
    await panel.doors.withTenant(organizationId, (tx) =>
      tx.query("update operators set role = 'admin' where username_key in ('beta', 'gamma')"),
    );
  });
  after(() => panel.stop());

  type Named = { items: { name: string }[] };

  async function sights(of: LoggedIn) {
    const names = async (url: string) => (await of.get<Named>(url)).body.items.map(({ name }) => name).sort();
    const [{ body: sessions }, { body: operators }, { body: dashboard }] = [
      await of.get<{ total: number }>('/sessions'),
      await of.get<{ items: { username: string }[] }>('/operators'),
      await of.get<{ stations: object[] }>('/dashboard'),
    ];
    return {
      groups: await names('/groups'),
      stations: await names('/stations'),
      sessions: sessions.total,
      operators: operators.items.map(({ username }) => username),
      onTheDashboard: dashboard.stations.length,
    };
  }

  test('alpha sees groups A, B and C and all four stations (M-domain-alpha, M-term-base-group)', async () => {
    assert.deepEqual(await sights(await panel.logIn('alpha')), {
      groups: ['A', 'B', 'C'],
      stations: ['Station 1', 'Station 2', 'Station 3', 'Station 4'],
      sessions: 4,
      operators: ['alpha', 'beta', 'delta', 'gamma'],
      onTheDashboard: 4,
    });
  });

  test('beta sees group B with stations 2 and 3, and gamma group C with station 4 (M-domain-beta, M-domain-gamma, S-12)', async () => {
    assert.deepEqual(await sights(await panel.logIn('beta')), {
      groups: ['B'],
      stations: ['Station 2', 'Station 3'],
      sessions: 2,
      operators: ['beta'],
      onTheDashboard: 2,
    });
    assert.deepEqual(await sights(await panel.logIn('gamma')), {
      groups: ['C'],
      stations: ['Station 4'],
      sessions: 1,
      operators: ['delta', 'gamma'],
      onTheDashboard: 1,
    });
  });

  test('domains overlap: what beta manages, alpha manages too (M-term-domain)', async () => {
    const beta = await panel.logIn('beta');
    const made = await beta.post<{ id: number }>('/groups', { name: 'B1', parentId: picture.groups.B });
    assert.equal(made.status, 201);
    const alpha = await panel.logIn('alpha');
    assert.equal((await alpha.get(`/groups/${made.body.id}`)).status, 200);
    const gamma = await panel.logIn('gamma');
    assert.equal((await gamma.get(`/groups/${made.body.id}`)).status, 404);
    assert.equal((await gamma.post('/groups', { name: 'B2', parentId: picture.groups.B })).status, 404);
  });

  test('of another organization nothing is seen or managed (M-domain-organizations, M-term-organization)', async () => {
    const stranger = await panel.logIn('other-alpha');
    for (const url of [`/groups/${picture.groups.A}`, `/stations/${picture.stations['1']}`]) {
      assert.equal((await stranger.get(url)).status, 404, url);
    }
    const { sessions, operators } = await sights(stranger);
    assert.deepEqual([sessions, operators], [0, ['other-alpha', 'other-beta', 'other-delta', 'other-gamma']]);
  });
});
