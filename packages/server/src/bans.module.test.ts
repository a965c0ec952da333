import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { documentOf } from './http/documentation/documentation.ts';
import { adminsOnly } from './http/route.ts';
import { paintPicture, startTestPanel, type Picture, type TestPanel } from './testing/panel.ts';

/** What the manual bans a basic operator from, and the routes that would do it. */
const bans: readonly { ban: string; route: RegExp }[] = [
  { ban: 'manages no other operators (M-basic-operators)', route: /^(POST|PUT|DELETE) \/operators/ },
  {
    ban: 'neither adds nor removes stations (M-basic-stations)',
    route: /^(POST|DELETE) \/stations(\/:id(\/(restore|remove|proof))?|\/import.*)?$/,
  },
  { ban: 'removes no charging users (M-basic-users)', route: /^(DELETE \/drivers\/:id|POST \/drivers\/:id\/erasure)$/ },
  { ban: 'deletes no tokens (M-basic-tokens)', route: /^DELETE \/tokens\/:id/ },
  { ban: 'updates no firmware (M-basic-firmware)', route: /^(POST|PUT|DELETE) \/firmware/ },
  {
    ban: 'neither adds nor edits charging user groups (M-basic-user-groups)',
    route: /^(POST|PUT|DELETE) \/driver-groups/,
  },
  { ban: 'has nothing to do with scheduled tasks (M-basic-tasks)', route: /^\w+ \/tasks/ },
];

describe('a basic operator', () => {
  let panel: TestPanel;
  let picture: Picture;
  before(async () => {
    panel = await startTestPanel();
    picture = await paintPicture(panel.doors);
  });
  after(() => panel.stop());

  const routes = () =>
    panel.app.statedRoutes.map(({ method, url, permission }) => ({
      name: `${method} ${url.replace('/api/v1', '')}`,
      permission,
    }));

  for (const { ban, route } of bans) {
    test(ban, () => {
      const banned = routes().filter(({ name }) => route.test(name));
      assert.ok(banned.length > 0, 'no route does this any more');
      assert.deepEqual(
        banned.filter(({ permission }) => !adminsOnly.has(permission)),
        [],
      );
    });
  }

  test('sends no command about firmware, to one station or to many (M-basic-firmware)', async () => {
    const beta = await panel.logIn('beta');
    const stationId = picture.stations['2'];
    const ways = [
      { path: '/stations/{id}/commands', url: `/stations/${stationId}/commands`, asked: {} },
      { path: '/campaigns', url: '/campaigns', asked: { stationIds: [stationId] } },
    ];
    for (const { path, url, asked } of ways) {
      const known = JSON.stringify(documentOf(panel.app).paths?.[path]);
      const intents = [...new Set(known.match(/"\w*[fF]irmware\w*"/g))].map((word) => JSON.parse(word) as string);
      assert.ok(intents.length > 0, 'there is no such command any more');
      for (const intent of intents) {
        const headers = { 'idempotency-key': randomUUID() };
        const { status, body } = await beta.post<{ code: string }>(url, { intent, ...asked }, headers);
        assert.deepEqual([intent, status, body.code], [intent, 403, 'access_denied']);
      }
    }
  });
});
