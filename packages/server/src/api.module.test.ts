import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import { documentOf } from './http/documentation.ts';
import { queueMail } from './mails/mails.ts';
import { origin, paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from './testing/panel.ts';
import { insertSession, insertStrayEnd } from './testing/rows.ts';

type Ids = Record<'apiKey' | 'group' | 'station' | 'session' | 'strayEnd' | 'operator' | 'mail', number> & {
  command: string;
};
type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';
type Route = {
  method: Method;
  url(ids: Ids): string;
  body?: object;
  headers?: Record<string, string>;
  /** Without a login, then as basic and admin operators who see what the address names. */
  none: number;
  basic: number;
  admin: number;
  /** By operators of another base group and of another organization; missing where the address names nothing. */
  outOfSight?: number;
};

const read = { none: 401, basic: 200, admin: 200 };
const readOne = { ...read, outOfSight: 404 };
const adminOnly = { none: 401, basic: 403, admin: 200 };
const startedAt = new Date(Date.now() - 13 * 3_600_000);
const refusedBody = { none: 401, basic: 400, admin: 400 };

/** Every route of the API; a route that is missing here fails the first test. */
const routes: Record<string, Omit<Route, 'method'>> = {
  'POST /login': { url: () => '/login', body: {}, none: 400, basic: 400, admin: 400 },
  'GET /me': { url: () => '/me', ...read },
  'GET /setup': { url: () => '/setup', none: 200, basic: 200, admin: 200 },
  'POST /setup': { url: () => '/setup', body: {}, none: 400, basic: 400, admin: 400 },
  'POST /password-resets': { url: () => '/password-resets', body: {}, none: 400, basic: 400, admin: 400 },
  'POST /links/check': { url: () => '/links/check', body: { secret: 'x' }, none: 410, basic: 410, admin: 410 },
  'POST /links/use': { url: () => '/links/use', body: {}, none: 400, basic: 400, admin: 400 },
  'GET /operators': { url: () => '/operators', ...adminOnly },
  'POST /operators': { url: () => '/operators', body: {}, none: 401, basic: 403, admin: 400 },
  'GET /operators/{id}': { url: ({ operator }) => `/operators/${operator}`, ...adminOnly },
  'PUT /operators/{id}': {
    url: ({ operator }) => `/operators/${operator}`,
    body: {},
    none: 401,
    basic: 403,
    admin: 400,
  },
  'DELETE /operators/{id}': {
    url: ({ operator }) => `/operators/${operator}`,
    headers: { 'if-match': '"77"' },
    ...adminOnly,
    // Somebody was faster.
    admin: 412,
  },
  'POST /operators/{id}/remind': {
    url: ({ operator }) => `/operators/${operator}/remind`,
    ...adminOnly,
    // There was no need.
    admin: 409,
  },
  'POST /operators/{id}/reset-password': {
    url: ({ operator }) => `/operators/${operator}/reset-password`,
    body: { email: 'gamma@example.com' },
    ...adminOnly,
    admin: 202,
  },
  'GET /support': { url: () => '/support', none: 200, basic: 200, admin: 200 },
  'GET /organization': { url: () => '/organization', ...adminOnly },
  'PUT /organization': { url: () => '/organization', body: {}, none: 401, basic: 403, admin: 400 },
  'GET /dashboard': { url: () => '/dashboard', ...read },
  'GET /groups': { url: () => '/groups', ...read },
  'POST /groups': { url: () => '/groups', body: {}, ...refusedBody },
  'GET /groups/{id}': { url: ({ group }) => `/groups/${group}`, ...readOne },
  'PUT /groups/{id}': {
    url: ({ group }) => `/groups/${group}`,
    body: { name: 'Garage', parentId: null, freeCharging: null },
    headers: { 'if-match': '"1"' },
    ...readOne,
    // Without a parent, which only one's own base group is.
    basic: 400,
    admin: 400,
  },
  'DELETE /groups/{id}': {
    url: ({ group }) => `/groups/${group}`,
    headers: { 'if-match': '"7"' },
    ...readOne,
    // Not of this version.
    basic: 412,
    admin: 412,
  },
  'GET /statistics/groups': { url: () => '/statistics/groups', ...read },
  'GET /statistics/last-24-hours': {
    url: ({ group }) => `/statistics/last-24-hours?groupId=${group}`,
    ...readOne,
  },
  'GET /sessions': { url: () => '/sessions', ...read },
  'GET /sessions/{id}': { url: ({ session }) => `/sessions/${session}`, ...readOne },
  'GET /sessions/{id}/samples': { url: ({ session }) => `/sessions/${session}/samples`, ...readOne },
  'GET /sessions/{id}/curve': { url: ({ session }) => `/sessions/${session}/curve`, ...readOne },
  'POST /sessions/{id}/dismiss': { url: ({ session }) => `/sessions/${session}/dismiss`, body: {}, ...readOne },
  'POST /sessions/{id}/undismiss': { url: ({ session }) => `/sessions/${session}/undismiss`, ...readOne },
  'POST /sessions/{id}/end': {
    url: ({ session }) => `/sessions/${session}/end`,
    body: { at: startedAt.toISOString(), meterStopWh: null, reason: 'The station was taken down.' },
    ...readOne,
    // Ended already by then.
    admin: 409,
  },
  'GET /reviews': { url: () => '/reviews', ...read },
  'GET /stray-ends/{id}/candidates': { url: ({ strayEnd }) => `/stray-ends/${strayEnd}/candidates`, ...readOne },
  'POST /stray-ends/{id}/dismiss': { url: ({ strayEnd }) => `/stray-ends/${strayEnd}/dismiss`, body: {}, ...readOne },
  'POST /stray-ends/{id}/undismiss': { url: ({ strayEnd }) => `/stray-ends/${strayEnd}/undismiss`, ...readOne },
  'POST /stray-ends/{id}/attach': {
    url: ({ strayEnd }) => `/stray-ends/${strayEnd}/attach`,
    body: { sessionId: 999_999 },
    ...readOne,
    // In sight, but there is no such session to attach it to.
    basic: 404,
    admin: 404,
  },
  'GET /stations': { url: () => '/stations', ...read },
  'POST /stations': { url: () => '/stations', body: {}, none: 401, basic: 403, admin: 400 },
  'GET /stations/{id}': { url: ({ station }) => `/stations/${station}`, ...readOne },
  'GET /stations/{id}/sessions': { url: ({ station }) => `/stations/${station}/sessions`, ...readOne },
  'GET /stations/{id}/quirks': { url: ({ station }) => `/stations/${station}/quirks`, ...readOne },
  'PUT /stations/{id}/energy-scale': {
    url: ({ station }) => `/stations/${station}/energy-scale`,
    body: { scale: 1000 },
    ...adminOnly,
  },
  'DELETE /stations/{id}/quirks/{quirk}': {
    url: ({ station }) => `/stations/${station}/quirks/kwh_labelled_wh`,
    ...adminOnly,
  },
  'GET /stations/{id}/events': { url: ({ station }) => `/stations/${station}/events`, ...readOne },
  'GET /stations/{id}/commands': { url: ({ station }) => `/stations/${station}/commands`, ...readOne },
  'POST /stations/{id}/commands': {
    url: ({ station }) => `/stations/${station}/commands`,
    body: { intent: 'clearCache' },
    headers: { 'idempotency-key': randomUUID() },
    none: 401,
    basic: 202,
    admin: 202,
    outOfSight: 404,
  },
  'GET /commands/{id}': { url: ({ command }) => `/commands/${command}`, ...readOne },
  'GET /drivers': { url: () => '/drivers', ...read },
  'POST /drivers': { url: () => '/drivers', body: {}, ...refusedBody },
  'GET /tokens': { url: () => '/tokens', ...read },
  'POST /tokens': { url: () => '/tokens', body: {}, ...refusedBody },
  'GET /mails': { url: () => '/mails', ...adminOnly },
  'GET /mails/{id}': { url: ({ mail }) => `/mails/${mail}`, ...adminOnly },
  // It is on its way.
  'POST /mails/{id}/retry': { url: ({ mail }) => `/mails/${mail}/retry`, none: 401, basic: 403, admin: 409 },
  'GET /api-keys': { url: () => '/api-keys', ...adminOnly },
  'POST /api-keys': { url: () => '/api-keys', body: {}, none: 401, basic: 403, admin: 400 },
  'GET /api-keys/{id}': { url: ({ apiKey }) => `/api-keys/${apiKey}`, ...adminOnly },
  'PUT /api-keys/{id}': {
    url: ({ apiKey }) => `/api-keys/${apiKey}`,
    body: { name: 'Billing' },
    headers: { 'if-match': '"1"' },
    ...adminOnly,
  },
  'DELETE /api-keys/{id}': { url: ({ apiKey }) => `/api-keys/${apiKey}`, none: 401, basic: 403, admin: 204 },
  'DELETE /operators/{id}/second-factor': {
    url: ({ operator }) => `/operators/${operator}/second-factor`,
    none: 401,
    basic: 403,
    admin: 204,
  },
  'GET /account': { url: () => '/account', ...read },
  'PUT /account': { url: () => '/account', body: {}, ...refusedBody },
  'POST /account/password': { url: () => '/account/password', body: {}, ...refusedBody },
  'GET /account/logins': { url: () => '/account/logins', ...read },
  'DELETE /account/logins': { url: () => '/account/logins', ...read },
  'DELETE /account/logins/{key}': { url: () => `/account/logins/${'0'.repeat(64)}`, none: 401, basic: 404, admin: 404 },
  'POST /account/second-factor': { url: () => '/account/second-factor', ...read },
  'POST /account/second-factor/confirm': { url: () => '/account/second-factor/confirm', body: {}, ...refusedBody },
  'POST /account/second-factor/recovery-codes': {
    url: () => '/account/second-factor/recovery-codes',
    body: {},
    ...refusedBody,
  },
  'DELETE /account/second-factor': { url: () => '/account/second-factor', body: {}, ...refusedBody },
  'GET /audit': { url: () => '/audit', ...adminOnly },
  'GET /audit/choices': { url: () => '/audit/choices', ...adminOnly },
  'GET /audit/export': { url: () => '/audit/export', ...adminOnly },
  'POST /logout': { url: () => '/logout', none: 401, basic: 204, admin: 204 },
};
/** Its answer never ends: it has tests of its own. */
const streaming = ['GET /live'];

let panel: TestPanel;
let picture: Picture;
let ids: Ids;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  await paintPicture(panel.doors, 'other');
  const station = picture.stations['2'];
  const { organizationId } = picture;
  const flags = ['overlap'];
  const session = await insertSession(panel.doors, { organizationId, stationId: station, startedAt, flags });
  const strayEnd = await insertStrayEnd(panel.doors, { organizationId, stationId: station });
  const beta = await panel.logIn('beta');
  const { body } = await beta.post<{ id: string }>(
    `/stations/${station}/commands`,
    { intent: 'clearCache' },
    { 'idempotency-key': randomUUID() },
  );
  const { body: group } = await beta.post<{ id: number }>('/groups', { name: 'Garage', parentId: picture.groups.B });
  const [gamma] = await panel.doors.withDirectory((tx) =>
    tx.query<{ id: number }>("select id from operators where username_key = 'gamma'"),
  );
  const alpha = await panel.logIn('alpha');
  const key = { name: 'Billing', role: 'basic', baseGroupId: picture.groups.A };
  const made = await alpha.post<{ apiKey: { id: number } }>('/api-keys', key);
  const mail = await panel.doors.withTenant(organizationId, (tx) =>
    queueMail(tx, { kind: 'invitation', to: 'a@example.com', operatorIds: [], dueAt: new Date() }),
  );
  ids = {
    apiKey: made.body.apiKey.id,
    group: group.id,
    station,
    session,
    strayEnd,
    command: body.id,
    operator: gamma!.id,
    mail,
  };
});
after(() => panel.stop());

async function statusOf(name: string, as: LoggedIn | undefined) {
  const [method] = name.split(' ') as [Method];
  const { url, body, headers } = routes[name]!;
  const own = as && { cookie: as.cookie, 'x-csrf-token': as.csrfToken };
  const response = await panel.inject({
    method,
    url: `/api/v1${url(ids)}`,
    headers: { ...own, ...headers, origin },
    ...(body && { payload: body }),
  });
  const { reference: _reference, ...rest } = response.body.startsWith('{')
    ? response.json<{ reference?: string }>()
    : {};
  return { status: response.statusCode, body: rest };
}

test('every route of the API is listed with who may call it (S-11)', () => {
  const paths = Object.entries(documentOf(panel.app).paths ?? {});
  const existing = paths.flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
  );
  assert.deepEqual(existing.sort(), [...Object.keys(routes), ...streaming].sort());
});

test('without a login nothing is told but what is public (S-11)', async () => {
  for (const [name, { none }] of Object.entries(routes))
    assert.equal((await statusOf(name, undefined)).status, none, name);
});

test('basic and admin operators may do what their role says (S-11)', async () => {
  for (const role of ['basic', 'admin'] as const) {
    const operator = await panel.logIn(role === 'basic' ? 'beta' : 'alpha');
    // The last one logs out.
    for (const [name, route] of Object.entries(routes)) {
      assert.equal((await statusOf(name, operator)).status, route[role], `${name} as ${role}`);
    }
  }
});

test('what lies outside the base group or in another organization does not exist, in the same words (S-11, M-message-station-missing)', async () => {
  const outside = await Promise.all(['gamma', 'delta', 'other-alpha', 'other-beta'].map((name) => panel.logIn(name)));
  for (const [name, { outOfSight }] of Object.entries(routes)) {
    if (outOfSight === undefined) continue;
    const answers = await Promise.all(outside.map((operator) => statusOf(name, operator)));
    for (const answer of answers) assert.equal(answer.status, outOfSight, name);
    for (const answer of answers) assert.deepEqual(answer.body, answers[0]!.body, name);
  }
});

test('what never existed is refused in the words of what is out of sight (S-11)', async () => {
  const gamma = await panel.logIn('gamma');
  const [unseen, unknown] = [
    await gamma.get<object>(`/stations/${ids.station}`),
    await gamma.get<object>('/stations/999999'),
  ];
  const without = ({ body }: { body: object }) => ({ ...body, reference: '' });
  assert.deepEqual(without(unseen), without(unknown));
});
