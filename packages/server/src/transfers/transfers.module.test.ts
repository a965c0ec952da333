// Firmware and diagnostics from the click to the file, over real sockets, with the stations of the simulator.
import assert from 'node:assert/strict';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { after, before, test, type TestContext } from 'node:test';
import { createStation, filesOverHttp, manualClock, seededRandom } from '@stationmaster/simulator';
import { hashPassword } from '../operators/logins/passwords.ts';
import { insertOperator } from '../operators/queries.ts';
import { password, secretKey, startTestPanel, type LoggedIn, type TestPanel } from '../testing/panel.ts';
import { startStoredGateway, stationPassword, type StoredGateway } from '../testing/gateway/stored-gateway.ts';
import { forgetFiles } from './forget.ts';
import { filePath } from './transfers.ts';

type Transfer = {
  id: string;
  kind: string;
  progress: { status: string }[];
  file: { name: string; sizeBytes: number } | null;
};

const image = randomBytes(5_000);
let gateway: StoredGateway;
let panel: TestPanel;
let alpha: LoggedIn;
let beta: LoggedIn;
let imageId: number;

before(async () => {
  gateway = await startStoredGateway();
  panel = await startTestPanel(gateway);
  const passwordHash = await hashPassword(password);
  await gateway.doors.withTenant(1, async (tx) => {
    for (const [name, role] of [
      ['alpha', 'admin'],
      ['beta', 'basic'],
    ] as const) {
      const shown = { username: name, name, email: `${name}@example.com`, passwordHash, role };
      await insertOperator(tx, { ...shown, baseGroupId: 1 });
    }
  });
  [alpha, beta] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta')]);
  const { body } = await alpha.post<{ id: number }>('/firmware', { version: '2.0', fileName: 'acme.bin' });
  imageId = body.id;
  await uploadImage(alpha);
});

after(async () => {
  await panel.stop();
  await gateway.stop();
});

const uploadImage = (as: LoggedIn, payload = image) =>
  panel.inject({
    method: 'PUT',
    url: `/api/v1/firmware/${imageId}/file`,
    headers: {
      cookie: as.cookie,
      'x-csrf-token': as.csrfToken,
      origin: 'http://panel.test',
      'content-type': 'application/octet-stream',
    },
    payload,
  });

async function connect(t: TestContext, number: number, version: '1.6' | '2.0.1', uploadsBy: 'PUT' | 'POST' = 'PUT') {
  const clock = manualClock(Date.now());
  const carrier = filesOverHttp(uploadsBy);
  const fetched: Buffer[] = [];
  const station = createStation({
    version,
    url: `ws://127.0.0.1:${gateway.port}/ocpp/acme`,
    identifier: `ST-${number}`,
    password: stationPassword,
    points: [{ maxPowerW: 11_000, phases: 3 }],
    files: {
      ...carrier,
      async download(url) {
        const bytes = await carrier.download(url);
        fetched.push(Buffer.from(bytes));
        return bytes;
      },
    },
    clock,
    random: seededRandom(number),
  });
  t.after(() => station.close());
  await station.connect();
  return { station, clock, fetched, stationId: number };
}

const send = (as: LoggedIn, stationId: number, intent: string, asked: object) =>
  as.post<{ id: string; code?: string; arguments: object }>(
    `/stations/${stationId}/commands`,
    { intent, arguments: asked },
    { 'idempotency-key': randomUUID() },
  );

const told = (id: string, status: string) =>
  gateway.rowOnceThere(
    `select 1 as there from transfers where command_id = $1 and progress @> jsonb_build_array(jsonb_build_object('status', $2::text))`,
    [id, status],
  );

async function transferOf(stationId: number, id: string): Promise<Transfer> {
  const { body } = await beta.get<{ items: Transfer[] }>(`/stations/${stationId}/transfers`);
  const found = body.items.find((transfer) => transfer.id === id);
  assert.ok(found);
  return found;
}

const urlOf = (id: string) => `http://127.0.0.1:${gateway.port}${filePath(secretKey, id)}`;
const ask = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { connection: 'close', ...(init.headers as object) } });

for (const [number, version] of [
  [1, '1.6'],
  [2, '2.0.1'],
] as const) {
  test(`a station of ${version} fetches firmware from here and tells how it goes (M-command-firmware, M-command-files)`, async (t) => {
    const { clock, fetched, stationId } = await connect(t, number, version);
    const { body } = await send(alpha, stationId, 'updateFirmware', { imageId });
    await gateway.rowOnceThere("select 1 as there from commands where id = $1 and state = 'accepted'", [body.id]);
    clock.advance(2_000);
    await told(body.id, 'Downloaded');
    assert.deepEqual(fetched, [image]);
    clock.advance(20_000);
    await told(body.id, 'Installed');
    const { progress } = await transferOf(stationId, body.id);
    assert.deepEqual(
      progress.map(({ status }) => status),
      ['Downloading', 'Downloaded', 'Installing', 'Installed'],
    );
    assert.equal((await ask(urlOf(body.id))).status, 410, 'what has been fetched is not given again');
  });

  test(`a station of ${version} brings its diagnostics, which operators only ever save (M-command-diagnostics, S-10)`, async (t) => {
    const uploadsBy = version === '1.6' ? 'PUT' : 'POST';
    const { clock, stationId } = await connect(t, number + 2, version, uploadsBy);
    const { body } = await send(beta, stationId, 'getDiagnostics', {});
    await gateway.rowOnceThere("select 1 as there from commands where id = $1 and state = 'accepted'", [body.id]);
    clock.advance(2_000);
    await told(body.id, 'Uploaded');
    const { file } = await transferOf(stationId, body.id);
    const name = version === '1.6' ? 'diagnostics-ST-3.bin' : `DiagnosticsLog-ST-${stationId}.txt`;
    assert.equal(file?.name, name);
    const saved = await panel.inject({ url: `/api/v1/transfers/${body.id}/file`, headers: { cookie: beta.cookie } });
    assert.match(saved.body, new RegExp(`^Log of ST-${stationId},`));
    assert.equal(saved.headers['content-disposition'], `attachment; filename="${name}"`);
    assert.equal(saved.headers['x-content-type-options'], 'nosniff');
    assert.equal((await ask(urlOf(body.id), { method: 'PUT', body: 'again' })).status, 410);
    assert.equal((await beta.delete(`/transfers/${body.id}/file`)).status, 403);
    assert.equal((await alpha.delete(`/transfers/${body.id}/file`)).status, 204);
    assert.equal((await alpha.delete<{ code: string }>(`/transfers/${body.id}/file`)).body.code, 'file_gone');
    assert.equal((await transferOf(stationId, body.id)).file, null);
    const actions = await gateway.rows<{ action: string }>(
      "select action from audit_entries where action like 'diagnostics.%' and subject_id = $1 order by id",
      [String(stationId)],
    );
    assert.deepEqual(
      actions.map(({ action }) => action),
      ['diagnostics.receive', 'diagnostics.download', 'diagnostics.delete'],
    );
  });
}

/** A transfer whose station is told nothing yet. */
async function plan(kind: 'firmware' | 'diagnostics'): Promise<string> {
  const id = randomUUID();
  await gateway.rows(
    `insert into commands (id, organization_id, station_id, intent, state, queued_at) values ($1, 1, 9, 'clearCache', 'accepted', now())`,
    [id],
  );
  await gateway.rows(
    `insert into transfers (command_id, organization_id, station_id, kind, image_id, asked_at, expires_at)
     values ($1, 1, 9, $2, case when $2 = 'firmware' then $3::bigint end, now(), now() + interval '1 day')`,
    [id, kind, imageId],
  );
  return id;
}

test('a download that broke off goes on where it was', async () => {
  const url = urlOf(await plan('firmware'));
  const part = await ask(url, { headers: { range: 'bytes=4990-' } });
  assert.deepEqual([part.status, part.headers.get('content-range')], [206, 'bytes 4990-4999/5000']);
  assert.deepEqual(Buffer.from(await part.arrayBuffer()), image.subarray(4990));
  assert.equal((await ask(url, { headers: { range: 'bytes=5000-' } })).status, 416);
  const head = await ask(url, { method: 'HEAD' });
  assert.deepEqual([head.status, head.headers.get('content-length')], [200, '5000']);
  assert.equal((await ask(url, { method: 'PUT', body: 'x' })).status, 405);
});

test('an address that is guessed, has expired or gets too much takes and gives nothing (S-10)', async () => {
  const id = await plan('diagnostics');
  const url = urlOf(id);
  assert.equal((await ask(`${url.slice(0, -1)}!`, { method: 'PUT', body: 'x' })).status, 404);
  assert.equal((await ask(urlOf(randomUUID()), { method: 'PUT', body: 'x' })).status, 404);
  assert.equal((await ask(url, { method: 'PUT', body: Buffer.alloc(1024 * 1024 + 1) })).status, 413);
  await gateway.rows("update transfers set expires_at = now() - interval '1 second' where command_id = $1", [id]);
  assert.equal((await ask(url, { method: 'PUT', body: 'x' })).status, 410);
  assert.equal(await gateway.files.read(['diagnostics', 1, id]), undefined);
});

test('diagnostics are kept for ninety days', async () => {
  const id = await plan('diagnostics');
  assert.equal((await ask(urlOf(id), { method: 'PUT', body: 'x' })).status, 200);
  const inDays = (days: number) => ({ ...panel.clock, now: () => new Date(Date.now() + days * 86_400_000) });
  await forgetFiles({ ...gateway, clock: inDays(89) });
  assert.notEqual((await transferOf(9, id)).file, null);
  await forgetFiles({ ...gateway, clock: inDays(91) });
  assert.equal((await transferOf(9, id)).file, null);
  assert.equal(await gateway.files.read(['diagnostics', 1, id]), undefined);
});

test('an address of the operator’s own is for admins, and shows no password to anybody (S-10)', async () => {
  const address = 'ftp://bob:secret@logs.example.com/in?key=secret';
  assert.equal((await send(beta, 8, 'getDiagnostics', { address })).body.code, 'access_denied');
  const { body } = await send(alpha, 8, 'getDiagnostics', { address });
  assert.deepEqual(JSON.stringify(body).includes('secret'), false);
  const said = await gateway.rows<{ after: object }>('select after from audit_entries order by id desc limit 1');
  assert.equal(JSON.stringify(said).includes('secret'), false);
  assert.match(JSON.stringify(said), /logs\.example\.com/);
});

test('firmware is the affair of admins (M-basic-firmware)', async () => {
  assert.equal((await send(beta, 1, 'updateFirmware', { imageId })).body.code, 'access_denied');
  assert.equal((await beta.get(`/firmware`)).status, 403);
  assert.equal((await uploadImage(beta)).statusCode, 403);
  const { body } = await alpha.get<{ items: { sha256: string; sizeBytes: number }[] }>('/firmware');
  assert.deepEqual(
    [body.items[0]?.sizeBytes, body.items[0]?.sha256],
    [5_000, createHash('sha256').update(image).digest('hex')],
  );
});

test('an image that is too large leaves nothing, and one that was deleted is sent no more', async () => {
  const tooLarge = await uploadImage(alpha, Buffer.alloc(1024 * 1024 + 1));
  assert.equal((JSON.parse(tooLarge.body) as { code: string }).code, 'file_too_large');
  assert.equal((await alpha.delete(`/firmware/${imageId}`)).status, 204);
  assert.equal((await send(alpha, 1, 'updateFirmware', { imageId })).body.code, 'firmware_not_found');
  assert.equal(await gateway.files.read(['firmware', 1, imageId]), undefined);
});
