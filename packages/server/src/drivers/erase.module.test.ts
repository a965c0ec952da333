import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { startSealer, verifySeals, type Verdict } from '../audit/audit.ts';
import { createMemoryBus } from '../bus/memory.ts';
import { insertCommand } from '../commands/queries.ts';
import { openDoors, type Doors } from '../db/doors.ts';
import { withClient } from '../db/prepare.ts';
import { recordFrames } from '../frames/record.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { insertPresentation, insertSession, insertStrayEnd } from '../testing/rows.ts';
import { paintPicture, startTestPanel, type LoggedIn, type Picture, type TestPanel } from '../testing/panel.ts';
import type { Driver } from './wire.ts';

type Told = Driver & { code: string };
const secretKey = 'a key of this test';
const token = '04c0ffee77';

describe('a charging user who is erased', () => {
  let database: TestDatabase;
  let doors: Doors;
  let panel: TestPanel;
  let picture: Picture;
  let alpha: LoggedIn;
  let made: Told;

  before(async () => {
    database = await createTestDatabase();
    const failing = (error: unknown): never => assert.fail(String(error));
    const bus = createMemoryBus(failing);
    doors = openDoors({
      connection: database.connection,
      publish: bus.publish,
      onPoolError: failing,
    });
    picture = await paintPicture(doors);
    panel = await startTestPanel({ doors, bus });
    alpha = await panel.logIn('alpha');
    made = await liveThrough();
  });
  after(async () => {
    await panel.stop();
    await doors.close();
    await database.drop();
  });

  const owner = <Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> =>
    withClient(database.adminUrl, async (client) => (await client.query<Row>(text, values)).rows);
  const ifMatch = ({ version }: { version: number }) => ({ 'if-match': `"${version}"` });

  /** A row, as text, of each table that says this. */
  async function tablesThatSay(said: string): Promise<string[]> {
    const tables = await owner<{ name: string }>(
      "select tablename as name from pg_tables where schemaname = 'public' order by 1",
    );
    const found: string[] = [];
    for (const { name } of tables) {
      const rows = await owner(`select 1 from ${name} x where position(lower($1) in lower(x::text)) > 0 limit 1`, [
        said,
      ]);
      if (rows.length > 0) found.push(name);
    }
    return found;
  }

  /** Added, renamed, with a token that charges, is shown, sent, listed and written about. */
  async function liveThrough(): Promise<Told> {
    const { organizationId, stations } = picture;
    const stationId = stations['2'];
    const person = { firstName: 'Quentin', lastName: 'Quack', email: 'quentin@duckburg.com' };
    const addTokens = [{ token, name: 'Quentin’s card' }];
    const { body } = await alpha.post<Told>('/drivers', { ...person, addTokens });
    const [own] = body.tokens;
    assert.ok(own);
    const startedAt = new Date(Date.now() - 7_200_000);
    const sessionId = await insertSession(doors, { organizationId, stationId, startedAt, endedAt: new Date(), token });
    await owner(
      `update sessions set driver_id = $2, driver_name = 'Quentin Quack', token_id = $3, token_name = 'Quentin’s card',
         token_key = upper($4), stop_token = $4 where id = $1`,
      [sessionId, body.id, own.id, token],
    );
    await insertStrayEnd(doors, { organizationId, stationId, token });
    await owner('update stray_ends set token_key = upper(token)');
    await insertPresentation(doors, { organizationId, stationId, token });
    const text = JSON.stringify([2, '1', 'Authorize', { idTag: token }]);
    const kept = JSON.stringify([2, '2', 'Authorize', { idTag: `${token}8` }]);
    await doors.withIngest((tx) =>
      recordFrames(
        tx,
        [text, kept].map((text) => ({ organizationId, stationId, at: new Date(), direction: 'in', text }) as const),
        new Map(),
      ),
    );
    const actor = { operatorId: picture.operators.beta, name: 'beta', address: null };
    const intent = { intent: 'startCharging', evse: 1, token, tokenType: 'iso14443' } as const;
    const command = { id: randomUUID(), idempotencyKey: randomUUID(), stationId, evse: 1, intent, actor };
    await doors.withTenant(organizationId, (tx) =>
      insertCommand(tx, { ...command, tokenKey: token.toUpperCase(), queuedAt: new Date(), failure: null }),
    );
    const payload = { requestId: 1, idToken: { idToken: token, type: 'ISO14443' } };
    const call = { intent: 'sendCall', action: 'RequestBatterySwap', payload } as const;
    const swap = { ...command, id: randomUUID(), idempotencyKey: randomUUID(), intent: call, tokenKey: null };
    await doors.withTenant(organizationId, (tx) => insertCommand(tx, { ...swap, queuedAt: new Date(), failure: null }));
    await owner('update commands set detail = $2 where id = $1', [swap.id, JSON.stringify({ idTokens: [token] })]);
    const entries = JSON.stringify({ [token]: ['Accepted', null, null, 'iso14443'] });
    await owner(
      `insert into local_lists (station_id, organization_id, state, entries) values ($1, $2, 'current', $3)`,
      [stationId, organizationId, entries],
    );
    await owner(
      `insert into station_events (organization_id, station_id, kind, info, occurred_at, received_at)
       values ($1, $2, 'security', $3, now(), now())`,
      [organizationId, stationId, `Card ${token} was refused`],
    );
    await owner(
      `insert into refused_facts (organization_id, station_id, kind, fact, sqlstate, message, received_at)
       values ($1, $2, 'tokenShown', $3, '22000', '', now())`,
      [organizationId, stationId, JSON.stringify({ kind: 'tokenShown', token })],
    );
    await owner(
      `insert into deviations (organization_id, station_id, rule, example, count, first_at, last_at)
       values ($1, $2, 'unfit-transaction-message', $3, 1, now(), now()), ($1, $2, 'late-answer', 'result', 1, now(), now())`,
      [organizationId, stationId, `StartTransaction: {"connectorId":1,"idTag":"${token}"}`],
    );
    await alpha.get(`/drivers/${body.id}/export`);
    return (await alpha.get<Told>(`/drivers/${body.id}`)).body;
  }

  async function sealed(): Promise<Verdict> {
    const clock = createManualClock();
    const sealer = startSealer({ doors, clock, secretKey, onFault: (error) => assert.fail(String(error)) });
    await sealer.settle();
    await sealer.stop();
    return verifySeals({ doors, secretKey }, picture.organizationId);
  }

  test('takes no name from the charging events of whoever had the token before and was removed', async () => {
    const { organizationId, stations } = picture;
    const person = { firstName: 'Gladstone', lastName: 'Gander', email: 'gladstone@duckburg.com' };
    const { body: heir } = await alpha.post<Told>('/drivers', {
      ...person,
      addTokens: [{ token: 'PASSED1', name: '' }],
    });
    const times = { startedAt: new Date(Date.now() - 7_200_000), endedAt: new Date(Date.now() - 3_600_000) };
    const ids = [];
    for (const name of ['Fethry Duck', 'Gladstone Gander']) {
      const id = await insertSession(doors, { organizationId, stationId: stations['3'], ...times, token: 'PASSED1' });
      await owner('update sessions set driver_name = $2 where id = $1', [id, name]);
      ids.push(id);
    }
    await owner('update sessions set driver_id = $2 where id = $1', [ids[1], heir.id]);
    assert.equal((await alpha.post(`/drivers/${heir.id}/erasure`, {}, ifMatch(heir))).status, 204);
    assert.deepEqual(
      await owner('select driver_name, token, token_key from sessions where id = any ($1) order by id', [ids]),
      ['Fethry Duck', null].map((name) => ({ driver_name: name, token: null, token_key: null })),
    );
  });

  // provokes: driver_charging
  test('charges no more: as long as a charging event runs, nothing is erased', async () => {
    const { organizationId, stations } = picture;
    const running = await insertSession(doors, { organizationId, stationId: stations['3'], token: 'OTHER' });
    await owner('update sessions set driver_id = $2 where id = $1', [running, made.id]);
    const { status, body } = await alpha.post<Told>(`/drivers/${made.id}/erasure`, {}, ifMatch(made));
    assert.deepEqual([status, body.code], [409, 'driver_charging']);
    await owner("update sessions set ended_at = now(), end_kind = 'station' where id = $1", [running]);
  });

  test('is erased however long the log takes: its statement has no limit of time', async () => {
    await owner(
      `create function note_limit() returns trigger language plpgsql as $$ begin
         if current_setting('statement_timeout') <> '0' then raise 'limited to %', current_setting('statement_timeout'); end if;
         return new; end $$`,
    );
    await owner('create trigger note_limit before update on frames for each statement execute function note_limit()');
    const person = { firstName: 'Huey', lastName: 'Duck', email: 'huey@duckburg.com' };
    const { body: huey } = await alpha.post<Told>('/drivers', { ...person, addTokens: [{ token: 'HUEY1', name: '' }] });
    assert.equal((await alpha.post(`/drivers/${huey.id}/erasure`, {}, ifMatch(huey))).status, 204);
    await owner('drop function note_limit cascade');
    assert.deepEqual(
      await doors.withTenant(picture.organizationId, (tx) => tx.query('show statement_timeout')),
      [{ statement_timeout: '1min' }],
      'other transactions keep theirs',
    );
  });

  test('is in no table any more, neither by name nor by e-mail nor by token, and the seals hold (S-19)', async () => {
    for (const said of ['Quentin Quack', 'quentin@duckburg.com', token]) {
      assert.ok((await tablesThatSay(said)).length > 1, `${said} is to be found before`);
    }
    const before = await sealed();
    assert.equal(before.broken, undefined);
    const countSessions = async () => (await owner<{ n: number }>('select count(*)::integer as n from sessions'))[0]?.n;
    const sessions = await countSessions();
    assert.equal((await alpha.post(`/drivers/${made.id}/erasure`, {}, ifMatch(made))).status, 204);
    assert.deepEqual(
      await owner('select rule, example from deviations order by rule'),
      [
        { rule: 'late-answer', example: 'result' },
        { rule: 'unfit-transaction-message', example: '' },
      ],
      'a deviation stays without its example',
    );
    const frames = await owner<{ frame: string }>('select frame from frames order by id');
    assert.match(String(frames[0]?.frame), /"idTag":"erased"/);
    assert.match(String(frames[1]?.frame), /04c0ffee778"/, 'a token that only begins alike is another');
    await owner(`delete from frames where frame like '%778%'`);
    for (const said of ['Quentin', 'Quack', 'quentin@duckburg.com', token])
      assert.deepEqual(await tablesThatSay(said), [], said);
    assert.equal(await countSessions(), sessions, 'charging events stay');
    const now = await sealed();
    assert.deepEqual([now.broken, now.erased > 0], [undefined, true]);
  });

  test('is told of in the audit log without what was said (S-19)', async () => {
    const { body } = await alpha.get<{
      items: { action: string; erased: boolean; after: object | null; subject: { name: string | null } }[];
    }>(`/audit?subjectKind=driver&subjectId=${made.id}`);
    assert.deepEqual(
      body.items.map(({ action, erased }) => [action, erased]),
      [
        ['driver.erase', false],
        ['driver.export', true],
        ['driver.create', true],
      ],
    );
    assert.deepEqual(
      body.items.map(({ subject }) => subject.name),
      ['–', null, null],
    );
    assert.equal(body.items[2]?.after, null);
  });

  test('cannot be slipped out of the audit log without an erasure, nor told otherwise (S-19)', async () => {
    await alpha.post('/drivers', { firstName: 'Daisy', lastName: 'Duck', email: 'daisy@duckburg.com' });
    assert.equal((await sealed()).broken, undefined);
    await owner('update audit_personal_parts set after = after || \'{"firstName": "Minnie"}\'');
    assert.match(String((await sealed()).broken), /tells of a charging user was changed/);
    await owner('delete from audit_personal_parts');
    assert.match(String((await sealed()).broken), /is missing, and no erasure names it/);
  });
});
