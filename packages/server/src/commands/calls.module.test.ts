// Calls that an admin writes in the words of a station's own version, over the API.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, test } from 'node:test';
import type { Intent } from '../intents.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { setConnected } from '../testing/rows.ts';
import { answerCommands } from './answer.ts';
import { claimQueued } from './claim.ts';

type Told = { id: string; arguments: object; detail: string | null; fields?: Record<string, string>; code?: string };

let panel: TestPanel;
let picture: Picture;
let alpha: LoggedIn;
let beta: LoggedIn;
let stationId: number;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  stationId = picture.stations['2'];
  await setConnected(panel.doors, [stationId]);
  await panel.doors.withIngest((tx) =>
    tx.query("update station_state set ocpp_version = '2.1' where station_id = $1", [stationId]),
  );
  [alpha, beta] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta')]);
});
after(() => panel.stop());

const send = (as: LoggedIn, action: string, payload: object) =>
  as.post<Told>(
    `/stations/${stationId}/commands`,
    { intent: 'sendCall', arguments: { action, payload } },
    { 'idempotency-key': randomUUID() },
  );

test('admins see what a station can be asked in its version, with what each request must have', async () => {
  type Listed = { version: string | null; items: { action: string; outline: object }[] };
  const { body } = await alpha.get<Listed>(`/stations/${stationId}/calls`);
  assert.equal(body.version, '2.1');
  const swap = body.items.find(({ action }) => action === 'UsePriorityCharging');
  assert.deepEqual(swap?.outline, { transactionId: '', activate: false });
  const never = await alpha.get<Listed>(`/stations/${picture.stations['1']}/calls`);
  assert.deepEqual(never.body, { version: null, items: [] });
  assert.equal((await beta.get(`/stations/${stationId}/calls`)).status, 403);
});

test('only admins send them, and none against the standard is taken (F-10)', async () => {
  assert.equal((await send(beta, 'ClearCache', {})).status, 403);
  const password = { component: { name: 'SecurityCtrlr' }, variable: { name: 'BasicAuthPassword' } };
  for (const [action, payload, said] of [
    ['GetTariffs', {}, /must have required property 'evseId'/],
    ['GetTariffs', { evseId: '1' }, /must be integer/],
    ['BootNotification', {}, /not asked BootNotification/],
    ['ChangeConfiguration', { key: 'a', value: 'b' }, /not asked ChangeConfiguration/],
    ['SetVariables', { setVariableData: 'x'.repeat(60_000) }, /too long/],
    ['SetVariables', { setVariableData: [{ ...password, attributeValue: 'secret' }] }, /A password is set under/],
    ['SetNetworkProfile', { connectionData: { basicAuthPassword: 'secret' } }, /A password is set under/],
  ] as const) {
    const { status, body } = await send(alpha, action, payload);
    assert.equal(status, 400, action);
    assert.match(body.fields?.['payload'] ?? '', said);
  }
});

test('secrets and tokens in them are shown to nobody, and stand in no audit entry (S-2, S-19)', async () => {
  const vpn = { server: 'v', user: 'u', password: 'verysecret', key: 'verysecret', type: 'IKEv2' };
  const network = { messageTimeout: 30, securityProfile: 1, ocppInterface: 'Any', ocppTransport: 'JSON' };
  const payload = { configurationSlot: 1, connectionData: { ocppCsmsUrl: 'wss://x', vpn, ...network } };
  const { status, body } = await send(alpha, 'SetNetworkProfile', payload);
  assert.equal(status, 202);
  assert.deepEqual(body.arguments, {
    action: 'SetNetworkProfile',
    payload: {
      ...payload,
      connectionData: { ...payload.connectionData, vpn: { ...vpn, password: '••••', key: '••••' } },
    },
  });
  const idToken = { idToken: '12345678', type: 'ISO14443' };
  const swap = await send(alpha, 'RequestBatterySwap', { idToken, requestId: 1 });
  assert.deepEqual(swap.body.arguments, {
    action: 'RequestBatterySwap',
    payload: { idToken: { idToken: '••••5678', type: 'ISO14443' }, requestId: 1 },
  });
  const entries = await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ after: string }>("select after::text from audit_entries where action = 'command.send'"),
  );
  assert.equal(entries.length, 2);
  for (const { after } of entries) assert.doesNotMatch(after, /verysecret|12345678/);
});

test('what the station is sent is what was written, and its answer is shown, but for tokens', async () => {
  const [state] = await panel.doors.withIngest((tx) =>
    tx.query<{ epoch: number }>('select connection_epoch as epoch from station_state where station_id = $1', [
      stationId,
    ]),
  );
  const epoch = Number(state?.epoch);
  const claim = () =>
    panel.doors.withIngest((tx) => claimQueued(tx, [{ stationId, epoch }], { now: new Date(), limitKeys: [] }));
  const end = (commandId: string, detail: string | null) =>
    panel.doors.withIngest(async (tx) => {
      const origin = { organizationId: picture.organizationId, stationId, epoch, receivedAt: new Date() };
      const fact = {
        kind: 'commandAnswered',
        commandId,
        state: 'accepted',
        status: null,
        detail,
        settings: [],
      } as const;
      await answerCommands.write(tx, [{ origin, fact }], undefined);
    });
  const { body } = await send(alpha, 'GetTariffs', { evseId: 1 });
  const sent: Intent[] = [];
  for (let [next] = await claim(); next !== undefined; [next] = await claim()) {
    sent.push(next.intent);
    const isTariffs = next.id === body.id;
    await end(next.id, isTariffs ? '{"tariffAssignments":[{"tariffId":"T","idTokens":["12345678"]}]}' : null);
  }
  const payload = { evseId: 1 };
  assert.deepEqual(
    sent.find((intent) => intent.intent === 'sendCall' && intent.action === 'GetTariffs'),
    { intent: 'sendCall', action: 'GetTariffs', payload, shown: payload },
  );
  const rows = await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ kept: string }>("select arguments::text as kept from commands where intent = 'sendCall'"),
  );
  assert.ok(rows.length > 2);
  for (const { kept } of rows)
    assert.doesNotMatch(kept, /verysecret|"12345678"/, 'nothing of it stays once it has ended');
  const shown = await alpha.get<Told>(`/commands/${body.id}`);
  assert.equal(shown.body.detail, '{"tariffAssignments":[{"tariffId":"T","idTokens":["••••5678"]}]}');
});
