import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, beforeEach, test } from 'node:test';
import { answerCommands } from './answer.ts';
import { claimQueued } from './claim.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import { insertSession, setConnected } from '../testing/rows.ts';

type Command = {
  id: string;
  state: string;
  detail: string | null;
  arguments: object;
  evse: number | null;
  operator: object;
};
type Told = Command & { code: string; fields?: Record<string, string> };

let panel: TestPanel;
let picture: Picture;
let alpha: LoggedIn;
let beta: LoggedIn;
let stationId: number;
let tokenId: number;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  stationId = picture.stations['2'];
  await setConnected(panel.doors, [stationId]);
  [alpha, beta] = await Promise.all([panel.logIn('alpha'), panel.logIn('beta')]);
  const driver = {
    firstName: 'Scrooge',
    lastName: 'McDuck',
    email: 'scrooge@duckburg.com',
    groupIds: [picture.groups.B],
  };
  const { body } = await beta.post<{ id: number }>('/drivers', driver);
  const token = await beta.post<{ id: number }>('/tokens', { token: '12345678', name: 'Keyring', driverId: body.id });
  tokenId = token.body.id;
});
beforeEach(() => void panel.rung.splice(0));
after(() => panel.stop());

const send = (as: LoggedIn, body: object, key: string = randomUUID(), to = stationId) =>
  as.post<Told>(`/stations/${to}/commands`, body, { 'idempotency-key': key });

test('a command is a row and an audit entry before the station’s bell rings (M-point-start)', async () => {
  const { status, body } = await send(beta, { intent: 'startCharging', arguments: { evse: 1, tokenId } });
  assert.equal(status, 202);
  assert.deepEqual(
    [body.state, body.evse, body.arguments],
    ['queued', 1, { evse: 1, token: '••••5678', tokenType: 'iso14443' }],
  );
  assert.deepEqual(panel.rung, [stationId]);
  const [entry] = await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query<{ actor: string; after: { id: string; token: string } }>(
      "select actor, after from audit_entries where action = 'command.send' order by id desc limit 1",
    ),
  );
  assert.deepEqual([entry?.actor, entry?.after.id, entry?.after.token], ['beta', body.id, '••••5678']);
});

test('what is stored is what the gateway claims, with the token as it is', async () => {
  const [epoch] = await panel.doors.withIngest((tx) =>
    tx.query<{ epoch: number }>('select connection_epoch as epoch from station_state where station_id = $1', [
      stationId,
    ]),
  );
  const claimed = await panel.doors.withIngest((tx) =>
    claimQueued(tx, [{ stationId, epoch: epoch!.epoch }], { now: panel.clock.now(), limitKeys: [] }),
  );
  assert.deepEqual(claimed[0]?.intent, { intent: 'startCharging', evse: 1, token: '12345678', tokenType: 'iso14443' });
});

test('clicking twice sends once', async () => {
  const key = randomUUID();
  const body = { intent: 'reset', arguments: { kind: 'soft' } };
  const [first, second] = await Promise.all([send(beta, body, key), send(beta, body, key)]);
  const third = await send(beta, body, key);
  assert.deepEqual(new Set([first.body.id, second.body.id, third.body.id]).size, 1);
  const list = await beta.get<{ items: { id: string }[] }>(`/stations/${stationId}/commands`);
  assert.equal(list.body.items.filter(({ id }) => id === first.body.id).length, 1);
});

test('a command to a station that is away fails at once (M-message-command)', async () => {
  const { body } = await send(beta, { intent: 'clearCache' }, randomUUID(), picture.stations['3']);
  assert.deepEqual([body.state, body.detail], ['failed', 'The charging station is offline.']);
  assert.deepEqual(panel.rung, []);
});

test('a running charging event is stopped by its id; one that has ended, or of another station, is not', async () => {
  const { organizationId, stations } = picture;
  const running = await insertSession(panel.doors, { organizationId, stationId });
  const over = await insertSession(panel.doors, { organizationId, stationId, evse: 2, endedAt: new Date() });
  const elsewhere = await insertSession(panel.doors, { organizationId, stationId: stations['3'] });
  const stop = (sessionId: number) => send(beta, { intent: 'stopCharging', arguments: { sessionId } });
  assert.equal((await stop(running)).body.state, 'queued');
  assert.equal((await stop(over)).body.code, 'command_failed');
  assert.equal((await stop(elsewhere)).body.code, 'session_not_found');
});

test('a token out of sight starts nothing (S-12)', async () => {
  const gamma = await panel.logIn('gamma');
  await setConnected(panel.doors, [picture.stations['4']]);
  const body = { intent: 'startCharging', arguments: { evse: 1, tokenId } };
  assert.equal((await send(gamma, body, randomUUID(), picture.stations['4'])).body.code, 'token_not_found');
});

test('a station’s commands are told page by page, and without those that nobody gave', async () => {
  const to = picture.stations['1'];
  const { body: given } = await send(alpha, { intent: 'clearCache' }, randomUUID(), to);
  await panel.doors.withTenant(picture.organizationId, (tx) =>
    tx.query(
      `insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
       select gen_random_uuid(), $1, $2, 'askListVersion', '{"intent":"askListVersion"}', now() from generate_series(1, 3)`,
      [picture.organizationId, to],
    ),
  );
  const list = async (query: string) =>
    (await alpha.get<{ items: Command[]; total: number }>(`/stations/${to}/commands?${query}`)).body;
  const [first, second] = await Promise.all([list('pageSize=3'), list('pageSize=3&page=2')]);
  assert.deepEqual([first.items.length, second.items.length, first.total, second.total], [3, 1, 4, 4]);
  const byPeople = await list('given=true');
  assert.deepEqual([byPeople.items.map(({ id }) => id), byPeople.total], [[given.id], 1]);
});

test('what an intent lacks is named at its field', async () => {
  const lacking = [
    [{ intent: 'startCharging' }, 'evse'],
    [{ intent: 'startCharging', evse: 1 }, 'tokenId'],
    [{ intent: 'reset' }, 'kind'],
    [{ intent: 'setAvailability', evse: 1 }, 'available'],
  ] as const;
  for (const [body, field] of lacking) {
    const answer = await send(beta, body);
    assert.deepEqual([answer.body.code, answer.body.fields], ['invalid_input', { [field]: 'This is needed.' }]);
  }
  assert.equal((await send(beta, { intent: 'clearCache' }, 'no uuid')).body.code, 'invalid_input');
});

test('settings are changed by admins only', async () => {
  const body = { intent: 'changeSetting', arguments: { key: 'HeartbeatInterval', value: '60' } };
  assert.equal((await send(beta, body)).body.code, 'access_denied');
  assert.equal((await send(alpha, body)).body.state, 'queued');
});

test('a station’s password is no setting to be changed: it would lie here in clear, and lock the station out (S-2)', async () => {
  for (const key of [
    'AuthorizationKey',
    ' authorizationkey',
    'SecurityCtrlr.BasicAuthPassword',
    'SecurityCtrlr.%42asicAuthPassword',
  ]) {
    const { body } = await send(alpha, { intent: 'changeSetting', arguments: { key, value: 'a'.repeat(20) } });
    const told = { key: 'A password is changed where the station is edited.' };
    assert.deepEqual([body.code, body.fields], ['invalid_input', told], key);
  }
});

test('what a station says is fixed is not changed; a change knows what was before and is read back (M-settings-read-only, M-message-configuration)', async () => {
  const reported = (key: string, value: string, readOnly: boolean) =>
    panel.doors.withIngest((tx) =>
      tx.query(
        `insert into settings (organization_id, station_id, key, value, read_only, reported_at) values ($1, $2, $3, $4, $5, now())`,
        [picture.organizationId, stationId, key, value, readOnly],
      ),
    );
  await reported('NumberOfConnectors', '2', true);
  await reported('ConnectionTimeOut', '60', false);
  const { body: settings } = await beta.get<{ items: object[] }>(`/stations/${stationId}/settings`);
  assert.partialDeepStrictEqual(settings.items, [
    { key: 'ConnectionTimeOut', value: '60', readOnly: false },
    { key: 'NumberOfConnectors', value: '2', readOnly: true },
  ]);
  const change = (key: string, value: string) => send(alpha, { intent: 'changeSetting', arguments: { key, value } });
  assert.equal((await change('NumberOfConnectors', '3')).body.code, 'configuration_failed');
  const { body: command } = await change('ConnectionTimeOut', '90');
  assert.deepEqual(command.arguments, { key: 'ConnectionTimeOut', value: '90', from: '60' });
  const origin = { organizationId: picture.organizationId, stationId, epoch: 1, receivedAt: new Date() };
  const end = { state: 'accepted', status: 'Accepted', detail: null, settings: [] } as const;
  const answered = { origin, fact: { kind: 'commandAnswered', commandId: command.id, ...end } } as const;
  await panel.doors.withIngest(async (tx) => {
    await tx.query(`update commands set state = 'sent', connection_epoch = 1 where id = $1`, [command.id]);
    await answerCommands.write(tx, [answered]);
  });
  const commands = (query: string) =>
    beta.get<{ items: Command[] }>(`/stations/${stationId}/commands${query}`).then(({ body }) => body.items);
  const [refresh] = await commands('?intent=refreshConfiguration');
  assert.partialDeepStrictEqual(refresh, { state: 'queued', arguments: { keys: ['ConnectionTimeOut'] } });
  const history = await commands('?intent=changeSetting&key=ConnectionTimeOut');
  assert.deepEqual(
    history.map(({ state, operator }) => [state, operator !== null]),
    [['accepted', true]],
  );
});

test('a call that failed with its connection ended the command that had been sent again since; now it does not', async () => {
  const { body: command } = await send(beta, { intent: 'clearCache' });
  const sentOn = (epoch: number) =>
    panel.doors.withIngest((tx) =>
      tx.query(`update commands set state = 'sent', connection_epoch = $2 where id = $1`, [command.id, epoch]),
    );
  const ends = async (epoch: number) => {
    const origin = { organizationId: picture.organizationId, stationId, epoch, receivedAt: new Date() };
    const fact = {
      kind: 'commandAnswered',
      commandId: command.id,
      state: 'failed',
      status: null,
      detail: null,
    } as const;
    await panel.doors.withIngest((tx) => answerCommands.write(tx, [{ origin, fact: { ...fact, settings: [] } }]));
    const { body } = await beta.get<Command>(`/commands/${command.id}`);
    return body.state;
  };
  await sentOn(8);
  assert.equal(await ends(7), 'sent');
  assert.equal(await ends(8), 'failed');
});
