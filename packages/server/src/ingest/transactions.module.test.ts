import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { openDoors, type Doors } from '../db/doors.ts';
import type { Origin, Reading, TransactionOutcome, TransactionTold } from '../facts.ts';
import { findMissingEvents } from '../sessions/transactions/gaps.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createWriter, type Writer } from './writer.ts';

describe('the writer and transactions told in events', () => {
  let database: TestDatabase;
  let admin: Client;
  let writer: Writer;
  let doors: Doors;

  before(async () => {
    database = await createTestDatabase();
    admin = new Client(database.adminUrl);
    await admin.connect();
    await admin.query(`
    insert into organizations (slug, name, time_zone) values ('acme', 'ACME', 'Europe/Helsinki');
    insert into groups (organization_id, name) values (1, 'ACME');
    insert into group_ancestors values (1, 1, 1, 0);
    insert into stations (organization_id, group_id, identifier, name, search_key, proof)
      select 1, 1, 'EV' || n, 'EV' || n, 'ev' || n, 'none' from generate_series(1, 100) n;
    update stations set free_charging = true where id = 50;
    insert into driver_groups (organization_id, home_group_id, name) values (1, 1, 'Ducks');
    insert into drivers (organization_id, home_group_id, driver_group_id, first_name, last_name, email, email_key, search_key)
      values (1, 1, 1, 'Donald', 'Duck', 'dduck@duckburg.com', 'dduck@duckburg.com', 'donald duck');
    insert into access_rights (organization_id, driver_id, group_id) values (1, 1, 1);
    insert into tokens (organization_id, driver_id, token, token_key, name)
      select 1, 1, 'card' || n, 'CARD' || n, 'Card' from generate_series(1, 100) n;
  `);
    const connection = database.connection;
    const failing = (error: unknown): never => {
      throw error;
    };
    doors = openDoors({ connection, publish: () => undefined, onPoolError: failing });
    writer = createWriter({
      connection,
      publish: () => undefined,
      onRefused: (_told, error) => failing(error),
      onAway: (error) => console.error(error),
    });
  });

  after(async () => {
    await writer.close();
    await doors.close();
    await admin.end();
    await database.drop();
  });

  const noon = new Date('2026-06-15T12:00:00Z');

  function minutes(count: number): Date {
    return new Date(noon.getTime() + count * 60_000);
  }

  function from(stationId: number, receivedAt = minutes(600)): Origin {
    return { organizationId: 1, stationId, epoch: 1, receivedAt };
  }

  function told(
    event: TransactionTold['event'],
    seqNo: number,
    at: Date,
    more: Partial<TransactionTold> = {},
  ): TransactionTold {
    const said = { trigger: null, offline: false, evse: 1, token: null, stopToken: null, remoteStartId: null };
    const metered = { chargingState: null, stopReason: null, meterStartWh: null, meterStopWh: null, readings: [] };
    const when = { at, stationAt: at, plausible: true };
    return { kind: 'transactionTold', transaction: 'T', event, seqNo, when, ...said, ...metered, ...more };
  }

  function reading(at: Date, registerWh: number): Reading {
    const digest = `00000000-0000-0000-0000-${String(registerWh).padStart(12, '0')}`;
    return { at, stationAt: at, digest, registerWh, intervalWh: null, powerW: 7000, readings: '[]' };
  }

  async function tell(stationId: number, fact: TransactionTold): Promise<TransactionOutcome['shown']> {
    const outcome = await writer.submit(from(stationId), fact);
    assert.ok('shown' in outcome);
    return outcome.shown;
  }

  async function sessionsOf(stationId: number): Promise<Record<string, unknown>[]> {
    return (
      await admin.query<Record<string, unknown>>('select * from sessions where station_id = $1 order by started_at', [
        stationId,
      ])
    ).rows;
  }

  async function sessionOf(stationId: number): Promise<Record<string, unknown>> {
    const sessions = await sessionsOf(stationId);
    assert.equal(sessions.length, 1);
    return sessions[0] ?? {};
  }

  /** The whole of what is stored of a station's transactions. */
  async function everythingOf(stationId: number): Promise<unknown[]> {
    const found: unknown[] = [];
    for (const table of ['sessions', 'transaction_events', 'samples', 'stray_ends']) {
      found.push((await admin.query<object>(`select * from ${table} where station_id = $1`, [stationId])).rows);
    }
    return found;
  }

  const accepted = { decision: 'Accepted', expiresAt: null, driverGroupId: 1 };

  test('a transaction from Started to Ended is one session, with the registers of its begin and end (E-2)', async () => {
    const start = told('started', 0, noon, { token: 'card1', meterStartWh: 1000, chargingState: 'Charging' });
    assert.deepEqual(await tell(1, start), accepted);
    assert.equal(await tell(1, told('updated', 1, minutes(1), { readings: [reading(minutes(1), 1500)] })), null);
    const running = await sessionOf(1);
    assert.deepEqual([running['register_wh'], running['power_w'], running['token_key']], ['1500', 7000, 'CARD1']);
    const end = told('ended', 2, minutes(2), { meterStopWh: 2200, stopReason: 'EVDisconnected', stopToken: 'card1' });
    assert.deepEqual(await tell(1, end), accepted);
    const { energy_wh, end_kind, stop_reason, stop_token, recount, power_w } = await sessionOf(1);
    assert.deepEqual(
      [energy_wh, end_kind, stop_reason, stop_token, recount, power_w],
      ['1200', 'station', 'EVDisconnected', 'card1', true, null],
    );
  });

  test('an event that comes again is answered as the first time and changes nothing (T-2, T-8)', async () => {
    const events = [
      told('started', 0, noon, { token: 'stranger', meterStartWh: 1000 }),
      told('updated', 1, minutes(1), { readings: [reading(minutes(1), 1500)] }),
      told('ended', 2, minutes(2), { meterStopWh: 2000, stopToken: 'card2' }),
    ];
    const answers = [];
    for (const event of events) answers.push(await tell(2, event));
    assert.deepEqual(
      answers.map((shown) => shown?.decision),
      ['Invalid', undefined, 'Accepted'],
    );
    await admin.query("update tokens set active = false where token_key = 'CARD2'");
    const stored = await everythingOf(2);
    const again = [];
    for (const event of events) again.push(await tell(2, { ...event, offline: true }));
    assert.deepEqual(again, answers);
    assert.deepEqual(await everythingOf(2), stored);
  });

  test('a station whose sequence number is always 0 is understood: each event says something else (T-8)', async () => {
    await tell(3, told('started', 0, noon, { token: 'card3', meterStartWh: 0 }));
    for (const n of [1, 2, 3])
      await tell(3, told('updated', 0, minutes(n), { readings: [reading(minutes(n), n * 100)] }));
    await tell(3, told('ended', 0, minutes(4), { meterStopWh: 400 }));
    const [, events, samples] = (await everythingOf(3)) as unknown[][];
    assert.deepEqual([events?.length, samples?.length, (await sessionOf(3))['energy_wh']], [5, 3, '400']);
  });

  test('an Ended that overtakes queued Updated events is right, and a late Started completes the session (T-8)', async () => {
    await tell(4, told('ended', 3, minutes(30), { meterStopWh: 3000, stopReason: 'Remote' }));
    await tell(4, told('updated', 1, minutes(10), { readings: [reading(minutes(10), 1700)] }));
    const shown = await tell(4, told('started', 0, noon, { token: 'card4', meterStartWh: 1000 }));
    assert.equal(shown?.decision, 'Accepted');
    const session = await sessionOf(4);
    assert.deepEqual(
      [session['started_at'], session['ended_at'], session['token_key'], session['meter_start_wh'], session['recount']],
      [noon, minutes(30), 'CARD4', '1000', true],
    );
    const [, , samples] = (await everythingOf(4)) as { session_id: string }[][];
    assert.deepEqual(
      samples?.map(({ session_id }) => session_id),
      [session['id']],
    );
  });

  test('a transaction started without EVSE or token is completed by what comes later', async () => {
    assert.equal(await tell(5, told('started', 0, noon, { evse: null })), null);
    assert.equal((await sessionOf(5))['decision'], 'Invalid');
    assert.deepEqual(await tell(5, told('updated', 1, minutes(1), { evse: 2, token: 'card5' })), accepted);
    const { evse, decision, token_name, started_at } = await sessionOf(5);
    assert.deepEqual([evse, decision, token_name, started_at], [2, 'Accepted', 'Card', noon]);
  });

  test('where charging is free a transaction without a token is free, whichever event is heard first', async () => {
    await tell(50, told('updated', 1, minutes(1)));
    const { free, decision } = await sessionOf(50);
    assert.deepEqual([free, decision], [true, 'Accepted']);
  });

  test('a second, different Ended is answered and kept as a conflict; the first stands (T-6)', async () => {
    await tell(6, told('started', 0, noon, { meterStartWh: 1000 }));
    await tell(6, told('ended', 1, minutes(5), { meterStopWh: 1500 }));
    await tell(6, told('ended', 2, minutes(6), { meterStopWh: 1900 }));
    assert.equal((await sessionOf(6))['meter_stop_wh'], '1500');
    const { rows } = await admin.query('select cause, meter_stop_wh from stray_ends where station_id = 6');
    assert.deepEqual(rows, [{ cause: 'conflict', meter_stop_wh: '1900' }]);
  });

  test('a transaction on a busy charging point closes the earlier one as implied, and its own end still counts (T-7)', async () => {
    await tell(7, told('started', 0, noon, { transaction: 'A', meterStartWh: 1000 }));
    await tell(7, told('started', 0, minutes(30), { transaction: 'B', meterStartWh: 2000 }));
    const [implied] = await sessionsOf(7);
    assert.deepEqual([implied?.['end_kind'], implied?.['ended_at']], ['implied', minutes(30)]);
    await tell(7, told('ended', 1, minutes(20), { transaction: 'A', meterStopWh: 1800 }));
    const [earlier, later] = await sessionsOf(7);
    assert.deepEqual([earlier?.['end_kind'], earlier?.['energy_wh'], later?.['end_kind']], ['station', '800', null]);
  });

  test('a transaction older than the running one closes nothing and is itself closed as implied (T-7, T-9)', async () => {
    await tell(8, told('started', 0, noon, { transaction: 'B' }));
    await tell(8, told('started', 0, minutes(-600), { transaction: 'A' }));
    const [replayed, running] = await sessionsOf(8);
    assert.deepEqual([replayed?.['end_kind'], running?.['end_kind']], ['implied', null]);
  });

  test('an old charging state never overrides a newer one (T-9)', async () => {
    await tell(9, told('started', 0, noon, { chargingState: 'EVConnected' }));
    await tell(9, told('updated', 2, minutes(5), { chargingState: 'SuspendedEV' }));
    await tell(9, told('updated', 1, minutes(2), { chargingState: 'Charging' }));
    assert.equal((await sessionOf(9))['charging_state'], 'SuspendedEV');
  });

  test('the same transaction id at two stations is two sessions (S-6)', async () => {
    await Promise.all([tell(10, told('started', 0, noon)), tell(11, told('started', 0, noon))]);
    const [one, other] = [await sessionOf(10), await sessionOf(11)];
    assert.notEqual(one['id'], other['id']);
    assert.notEqual(one['transaction_id'], other['transaction_id']);
  });

  test('a token that charges elsewhere is refused a second transaction, also within one batch, of whatever version', async () => {
    const when = { at: noon, stationAt: noon, plausible: true };
    const start16 = { kind: 'sessionStarted', evse: 1, token: 'card12', meterStartWh: 0, when } as const;
    const [old, first, later] = await Promise.all([
      writer.submit(from(12), start16),
      tell(13, told('started', 0, noon, { token: 'card12' })),
      tell(14, told('updated', 0, noon, { token: 'CARD12 ' })),
    ]);
    assert.ok('decision' in old);
    const decisions = [old.decision, first?.decision, later?.decision];
    assert.deepEqual(decisions, ['Accepted', 'ConcurrentTx', 'Accepted'], 'an Updated is no start');
    const again = await tell(13, told('updated', 1, minutes(1), { token: 'card12' }));
    assert.equal(again?.decision, 'ConcurrentTx', 'who shows the same token again is told the same');
  });

  test('a transaction that ends in the same batch does not count as running', async () => {
    await tell(15, told('started', 0, noon, { token: 'card15' }));
    const [, next] = await Promise.all([
      tell(15, told('ended', 1, minutes(1), { stopToken: 'card15' })),
      tell(16, told('started', 0, minutes(1), { token: 'card15' })),
    ]);
    assert.equal(next?.decision, 'Accepted');
  });

  test('who stops with another token is judged for himself, and never as concurrent', async () => {
    await tell(17, told('started', 0, noon, { token: 'card17' }));
    await tell(18, told('started', 0, noon, { token: 'card18' }));
    assert.equal((await tell(17, told('updated', 1, minutes(1), { stopToken: 'card18' })))?.decision, 'Accepted');
    assert.equal((await tell(17, told('ended', 2, minutes(2), { stopToken: 'stranger' })))?.decision, 'Invalid');
    assert.equal((await sessionOf(17))['token_key'], 'CARD17');
  });

  test('a remote start is linked by its number, in whichever event that comes', async () => {
    const { rows } = await admin.query<{ remote_start_id: number }>(
      `insert into commands (id, organization_id, station_id, evse, intent, state, queued_at)
       values (gen_random_uuid(), 1, 19, 1, 'startCharging', 'accepted', now()) returning remote_start_id`,
    );
    const remoteStartId = rows[0]?.remote_start_id ?? 0;
    await tell(20, told('started', 0, noon, { token: 'card20', remoteStartId }));
    await tell(19, told('started', 0, noon));
    await tell(19, told('updated', 1, minutes(1), { token: 'card19', remoteStartId }));
    const linked = await admin.query('select session_id from commands where remote_start_id = $1', [remoteStartId]);
    assert.deepEqual(linked.rows, [{ session_id: (await sessionOf(19))['id'] }]);
  });

  test('missing events are listed; from Started to Ended complete, or a day later, it is final (T-8)', async () => {
    const missing = async (now = minutes(600)) => {
      const sessionId = Number((await sessionOf(21))['id']);
      return doors.withTenant(1, (tx) => findMissingEvents(tx, sessionId, now));
    };
    await tell(21, told('started', 0, noon));
    await tell(21, told('updated', 3, minutes(3)));
    assert.deepEqual(await missing(), { spans: [{ from: 1, to: 2 }], final: false });
    await tell(21, told('ended', 5, minutes(5)));
    const spans = [
      { from: 1, to: 2 },
      { from: 4, to: 4 },
    ];
    assert.deepEqual(await missing(), { spans, final: false });
    assert.deepEqual(await missing(minutes(600 + 25 * 60)), { spans, final: true });
    for (const n of [1, 2, 4]) await tell(21, told('updated', n, minutes(n)));
    assert.deepEqual(await missing(), { spans: [], final: true });
  });

  test('any event is a sign of its session', async () => {
    const at = (hours: number): Origin => from(22, minutes(hours * 60));
    await writer.submit(at(0), told('started', 0, noon));
    await writer.submit(at(5), told('updated', 1, minutes(300)));
    assert.deepEqual((await sessionOf(22))['heard_at'], minutes(300));
  });
});
