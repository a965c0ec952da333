import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { gunzipSync } from 'node:zlib';
import { pino } from 'pino';
import type { Doors } from '../db/doors.ts';
import { origin, paintPicture, startTestPanel, type TestPanel } from '../testing/panel.ts';

let panel: TestPanel;
let folder: string;
let broken: Error | undefined;
const logged: string[] = [];

before(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stationmaster-panel-'));
  mkdirSync(join(folder, 'assets'));
  writeFileSync(join(folder, 'index.html'), '<meta name="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(join(folder, 'assets', 'main-1a2b.js'), 'export const answer = 42;');
  panel = await startTestPanel({
    panelFolder: folder,
    log: pino({ level: 'error' }, { write: (line: string) => logged.push(line) }),
    measures: [{ name: 'stations_connected', help: 'Stations connected.', read: () => 3 }],
  });
  await paintPicture(panel.doors);
  const { withTenant } = panel.doors;
  const breakable: Doors['withTenant'] = (organizationId, run) =>
    broken === undefined ? withTenant(organizationId, run) : Promise.reject(broken);
  Object.assign(panel.doors, { withTenant: breakable });
});
after(async () => {
  await panel.stop();
  rmSync(folder, { recursive: true });
});

const get = (url: string, headers: Record<string, string> = {}) => panel.inject({ method: 'GET', url, headers });

test('the panel’s page carries a fresh nonce that its policy names, and nothing inline is allowed (S-17)', async () => {
  const [first, second] = [await get('/'), await get('/stations/7?tab=feed')];
  const nonce = /content="([^"]+)"/.exec(first.body)?.[1] ?? '';
  const policy = String(first.headers['content-security-policy']);
  assert.ok(policy.includes(`style-src 'self' 'nonce-${nonce}'`));
  assert.ok(policy.includes("script-src 'self';") && policy.includes("frame-ancestors 'none'"));
  assert.doesNotMatch(policy, /unsafe/);
  assert.notEqual(first.body, second.body);
  assert.equal(first.headers['cache-control'], 'no-store');
});

test('every answer is hardened: page, asset, answer, refusal, fault, documentation (S-17)', async () => {
  const { cookie } = await panel.logIn('alpha');
  broken = new Error('a fault');
  const fault = await get('/api/v1/groups', { cookie });
  broken = undefined;
  assert.equal(fault.statusCode, 500);
  const asset = await get('/assets/main-1a2b.js');
  const unchanged = await get('/assets/main-1a2b.js', { 'if-none-match': String(asset.headers['etag']) });
  const urls = ['/', '/api/v1/setup', '/api/v1/me', '/api/v1/nothing', '/api/v1/docs', '/api/v1/docs.css', '/healthz'];
  const answers = [fault, asset, unchanged, ...(await Promise.all(urls.map((url) => get(url))))];
  for (const { headers, statusCode, raw } of answers) {
    const what = `${statusCode} ${raw.req.url}`;
    assert.equal(headers['x-content-type-options'], 'nosniff', what);
    assert.equal(headers['referrer-policy'], 'same-origin', what);
    const policy = String(headers['content-security-policy']);
    assert.match(policy, /default-src 'none'.*frame-ancestors 'none'/, what);
    assert.doesNotMatch(policy, /unsafe-(inline|eval)/, what);
  }
});

test('no route that changes something takes a call from another page, logged in or not (S-17)', async () => {
  const { cookie, csrfToken } = await panel.logIn('alpha');
  const changing = panel.app.statedRoutes.filter(({ method }) => !['GET', 'HEAD', 'OPTIONS'].includes(method));
  assert.ok(changing.length > 20 && changing.every(({ url }) => url.startsWith('/api/v1/')));
  for (const { method, url } of changing) {
    const answer = await panel.inject({
      method,
      url: url.replace(/:\w+/g, '1'),
      headers: { cookie, 'x-csrf-token': csrfToken, origin: 'http://evil.test' },
    });
    assert.deepEqual(
      [answer.statusCode, answer.json<{ code: string }>().code],
      [403, 'foreign_origin'],
      `${method} ${url}`,
    );
  }
});

test('hashed assets are kept for good and sent compressed', async () => {
  const plain = await get('/assets/main-1a2b.js');
  assert.match(String(plain.headers['cache-control']), /immutable/);
  const zipped = await get('/assets/main-1a2b.js', { 'accept-encoding': 'gzip' });
  assert.equal(gunzipSync(zipped.rawPayload).toString(), plain.body);
  const again = await get('/assets/main-1a2b.js', { 'if-none-match': String(plain.headers['etag']) });
  assert.equal(again.statusCode, 304);
});

test('what is neither page nor route is not found, and no path leaves the panel’s folder', async () => {
  for (const url of ['/api/v1/nothing', '/api', '/ocpp/acme/EV1', '/assets/../../etc/passwd', '/assets/%2e%2e/x']) {
    const { statusCode, body } = await get(url);
    assert.ok(statusCode === 404 || !body.includes('root:'), url);
  }
  assert.equal((await get('/api/v1/nothing')).headers['content-type'], 'application/problem+json');
});

test('an unexpected fault shows a number and a reference, never its insides (S-20, M-message-error)', async () => {
  const { cookie } = await panel.logIn('alpha');
  broken = new Error('select secret from vault');
  const answer = await get('/api/v1/groups', { cookie });
  broken = undefined;
  assert.equal(answer.statusCode, 500);
  assert.match(answer.json<{ reference: string }>().reference, /^[0-9a-f]{8}$/);
  assert.equal(answer.json<{ code: string }>().code, 'unexpected');
  assert.match(answer.body, /Error #1 encountered/);
  assert.doesNotMatch(answer.body, /vault|stack|at /);
});

test('an unexpected fault where operators know a sentence for it says that one (M-message-user-add, M-message-user-update)', async () => {
  const beta = await panel.logIn('beta');
  broken = new Error('select secret from vault');
  const donald = { firstName: 'Donald', lastName: 'Duck', email: 'dduck@duckburg.com' };
  const { status, body } = await beta.post<{ code: string; detail: string; reference: string }>('/drivers', donald);
  const form = { firstName: 'Donald', lastName: 'Duck', active: true, homeGroupId: 1, groupIds: [], stationIds: [] };
  const update = await beta.put<{ code: string; detail: string }>('/drivers/1', form, { 'if-match': '"1"' });
  broken = Object.assign(new Error('gone'), { code: '57P01' });
  const away = await beta.post<{ code: string }>('/drivers', donald);
  broken = undefined;
  assert.deepEqual([status, body.code, body.detail], [500, 'driver_add_failed', 'Adding a new charging user failed.']);
  assert.deepEqual([update.body.code, update.body.detail], ['driver_update_failed', 'Charging user updating failed.']);
  assert.equal(away.body.code, 'database_away');
});

test('the reference of an unexpected fault is found in the log, with its cause (S-20)', async () => {
  const beta = await panel.logIn('beta');
  broken = new Error('select secret from vault');
  const answers = [
    await beta.get<{ reference: string }>('/groups'),
    await beta.post<{ reference: string }>('/drivers', {
      firstName: 'Donald',
      lastName: 'Duck',
      email: 'd@example.com',
    }),
  ];
  broken = undefined;
  for (const { body } of answers) {
    const lines = logged.filter((line) => line.includes(body.reference));
    assert.equal(lines.length, 1);
    assert.match(lines[0]!, /select secret from vault/);
  }
});

test('the database being away is said as such, and when to come again (R-2)', async () => {
  const { cookie } = await panel.logIn('alpha');
  broken = Object.assign(new Error('gone'), { code: '57P01' });
  const answer = await get('/api/v1/groups', { cookie });
  broken = undefined;
  assert.deepEqual([answer.statusCode, answer.headers['retry-after']], [503, '5']);
});

test('wrong fields are named, all at once', async () => {
  const { cookie, csrfToken } = await panel.logIn('alpha');
  const answer = await panel.inject({
    method: 'POST',
    url: '/api/v1/stations',
    headers: { cookie, 'x-csrf-token': csrfToken, origin },
    payload: { name: '', groupId: 'B' },
  });
  const { code, fields } = answer.json<{ code: string; fields: Record<string, string> }>();
  assert.equal(code, 'invalid_input');
  assert.deepEqual(Object.keys(fields).sort(), ['groupId', 'identifier', 'name']);
});

test('a value that the database cannot hold is the asker’s fault, not ours (S-20)', async () => {
  const { cookie, csrfToken } = await panel.logIn('alpha');
  for (const query of ['search=%00', 'from=0000-01-01T00:00:00Z']) {
    const answer = await get(`/api/v1/sessions?${query}`, { cookie });
    assert.deepEqual([answer.statusCode, answer.json<{ code: string }>().code], [400, 'invalid_input'], query);
  }
  const headers = { cookie, 'x-csrf-token': csrfToken, origin };
  const payload = { name: 'Mall\0' };
  const added = await panel.inject({ method: 'POST', url: '/api/v1/groups', headers, payload });
  assert.equal(added.statusCode, 400);
});

test('only JSON is read, up to a size (S-17)', async () => {
  const post = (type: string, payload: string) =>
    panel.inject({ method: 'POST', url: '/api/v1/login', headers: { origin, 'content-type': type }, payload });
  assert.equal((await post('text/plain', '{"username":"alpha","password":"x"}')).statusCode, 400);
  assert.equal((await post('application/x-www-form-urlencoded', 'username=alpha')).statusCode, 400);
  assert.equal((await post('application/json', '{')).statusCode, 400);
  assert.equal(
    (await post('application/json', `"${'x'.repeat(300_000)}"`)).json<{ detail: string }>().detail,
    'The request is too large.',
  );
});

test('health, readiness and measures are told; measures only near by (R-10)', async () => {
  assert.equal((await get('/healthz')).statusCode, 200);
  assert.deepEqual((await get('/readyz')).json(), { status: 'ready', database: true, stations: true });
  const near = await get('/metrics');
  assert.match(near.body, /stationmaster_stations_connected 3/);
  assert.match(near.body, /stationmaster_http_request_seconds_count/);
  const far = await panel.inject({ method: 'GET', url: '/metrics', remoteAddress: '203.0.113.7' });
  const relayed = await get('/metrics', { 'x-forwarded-for': '10.0.0.1' });
  assert.equal(relayed.statusCode, 404, 'a proxy that is not trusted speaks for anybody');
  assert.equal(far.statusCode, 404);
});

test('the API describes itself, to programs and to people', async () => {
  const document = (await get('/api/v1/openapi.json')).json<{ openapi: string; paths: object }>();
  assert.equal(document.openapi, '3.1.0');
  const page = await get('/api/v1/docs');
  assert.doesNotMatch(page.body, /<script|style=/);
  assert.match(page.body, /\/stations\/\{id\}\/commands/);
  assert.match(page.body, /Charging station does not exist\./);
  assert.equal((await get('/api/v1/docs.css')).statusCode, 200);
});

test('the demonstration answers only to the names of this machine (S-21)', async () => {
  const demo = await startTestPanel({ addresses: { allowedHosts: ['localhost', '127.0.0.1', '[::1]'] } });
  const statusFor = async (authority: string) => (await demo.inject({ url: '/api/v1/setup', authority })).statusCode;
  for (const host of ['localhost:8080', '127.0.0.1:8080', '[::1]:8080']) assert.equal(await statusFor(host), 200, host);
  assert.equal(await statusFor('evil.test'), 404);
  await demo.stop();
});

test('cookies are Secure where the panel is reached by TLS, and only trusted proxies say so (S-15)', async () => {
  const cookieFrom = async (trustedProxies: string[], publicUrl?: string) => {
    const behind = await startTestPanel({ trustedProxies, addresses: { publicUrl } });
    await paintPicture(behind.doors);
    const answer = await behind.inject({
      method: 'POST',
      url: '/api/v1/login',
      headers: { origin, 'x-forwarded-proto': 'https' },
      payload: { username: 'alpha', password: 'a long way to Ravenna' },
    });
    await behind.stop();
    return String(answer.headers['set-cookie']);
  };
  assert.match(await cookieFrom(['127.0.0.1']), /; Secure/);
  assert.doesNotMatch(await cookieFrom([]), /; Secure/);
  assert.match(await cookieFrom([], 'https://panel.test'), /; Secure/);
});
