import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import type { Origin, Reading, SessionStarted, SessionEnded, StationFact } from '../facts.ts';
import { txOver, type IngestTx } from '../db/doors.ts';
import { readStrayEnds } from '../sessions/candidates.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createWriter, type Writer } from './writer.ts';

describe('the writer', () => {
  let database: TestDatabase;
  let admin: Client;
  let writer: Writer;
  const refused: { kind: string; error: unknown }[] = [];

  before(async () => {
    database = await createTestDatabase();
    admin = new Client(database.adminUrl);
    await admin.connect();
    await admin.query(`
    insert into organizations (slug, name, time_zone) values ('acme', 'ACME', 'Europe/Helsinki');
    insert into groups (organization_id, name) values (1, 'ACME');
    insert into group_ancestors values (1, 1, 1, 0);
    insert into stations (organization_id, group_id, identifier, name, search_key, proof)
      select 1, 1, 'EV' || n, 'EV' || n, 'ev' || n, 'none' from generate_series(1, 500) n;
    insert into drivers (organization_id, home_group_id, first_name, last_name, email, email_key, search_key)
      values (1, 1, 'Donald', 'Duck', 'dduck@duckburg.com', 'dduck@duckburg.com', 'donald duck');
    insert into access_rights (organization_id, driver_id, group_id) values (1, 1, 1);
    insert into tokens (organization_id, driver_id, token, token_key, name) values (1, 1, 'card1', 'CARD1', 'Card'), (1, 1, 'card2', 'CARD2', 'Card');
  `);
    writer = createWriter({
      connection: database.connection,
      publish: () => undefined,
      onRefused: (told, error) => refused.push({ kind: told.fact.kind, error }),
      onAway: (error) => console.error(error),
    });
  });

  after(async () => {
    await writer.close();
    await admin.end();
    await database.drop();
  });

  const noon = new Date('2026-06-15T12:00:00Z');

  function from(stationId: number, receivedAt = noon): Origin {
    return { organizationId: 1, stationId, epoch: 1, receivedAt };
  }

  function start(more: Partial<SessionStarted> = {}, at = noon): SessionStarted {
    return {
      kind: 'sessionStarted',
      evse: 1,
      token: 'card1',
      meterStartWh: 1000,
      when: { at, stationAt: at, plausible: true },
      ...more,
    };
  }

  function stop(transactionId: number, meterStopWh: number, at: Date, more: Partial<SessionEnded> = {}): SessionEnded {
    const when = { at, stationAt: at, plausible: true };
    return {
      kind: 'sessionEnded',
      transactionId,
      token: null,
      meterStopWh,
      reason: 'Local',
      when,
      readings: [],
      ...more,
    };
  }

  function minutes(count: number): Date {
    return new Date(noon.getTime() + count * 60_000);
  }

  function reading(at: Date, registerWh: number, nth = 0): Reading {
    const digest = `00000000-0000-0000-0000-${String(registerWh * 10 + nth).padStart(12, '0')}`;
    return { at, stationAt: at, digest, registerWh, intervalWh: null, powerW: 7000, readings: '[]' };
  }

  async function sessionOf(transactionId: number): Promise<Record<string, unknown>> {
    const { rows } = await admin.query('select * from sessions where transaction_id = $1', [transactionId]);
    return rows[0] as Record<string, unknown>;
  }

  async function countOf(what: string, ...values: unknown[]): Promise<number | undefined> {
    const { rows } = await admin.query<{ count: number }>(`select count(*)::integer as count ${what}`, values);
    return rows[0]?.count;
  }

  async function started(stationId: number, fact = start()): Promise<{ transactionId: number; decision: string }> {
    const outcome = await writer.submit(from(stationId), fact);
    assert.ok('decision' in outcome);
    return outcome;
  }

  test('a start that is sent again gets the same id and decision, and changes nothing (T-2, T-3)', async () => {
    const first = await started(1);
    const again = await started(1);
    assert.equal(first.decision, 'Accepted');
    assert.deepEqual(again, first);
    assert.equal(await countOf('from sessions where station_id = 1'), 1);
    await writer.submit(from(1), stop(first.transactionId, 1000, minutes(1)));
  });

  test('a refused start has an id of its own, and its stop is accepted (T-4)', async () => {
    const outcome = await started(2, start({ token: 'stranger' }));
    assert.equal(outcome.decision, 'Invalid');
    assert.ok(outcome.transactionId > 0);
    await writer.submit(from(2), stop(outcome.transactionId, 1000, minutes(1)));
    assert.equal((await sessionOf(outcome.transactionId)).end_kind, 'station');
  });

  test('a session keeps register, power and energy as its samples and its stop arrive', async () => {
    const { transactionId } = await started(3, start({ token: 'card2' }));
    const sampled = (readings: Reading[]): StationFact => ({
      kind: 'sessionSampled',
      evse: 1,
      transactionId,
      readings,
    });
    await writer.submit(from(3), sampled([reading(minutes(1), 1100)]));
    await writer.submit(from(3), sampled([reading(minutes(2), 1250), reading(minutes(1), 1100)]));
    const running = await sessionOf(transactionId);
    assert.deepEqual([running.register_wh, running.power_w, running.recount], ['1250', 7000, false]);
    await writer.submit(from(3), stop(transactionId, 1300, minutes(3)));
    const ended = await sessionOf(transactionId);
    assert.deepEqual([ended.energy_wh, ended.meter_stop_wh, ended.power_w, ended.recount], ['300', '1300', null, true]);
    assert.equal(await countOf('from samples where station_id = 3'), 2, 'meter values are unique (T-6)');
  });

  test('a sample below the register asks for a recount instead of moving it (E-14)', async () => {
    const { transactionId } = await started(4, start({ token: null }));
    await writer.submit(from(4), {
      kind: 'sessionSampled',
      evse: 1,
      transactionId,
      readings: [reading(minutes(1), 900)],
    });
    const session = await sessionOf(transactionId);
    assert.deepEqual([session.register_wh, session.recount], [null, true]);
  });

  test('the first stop stands, the second is kept as a conflict, the same again changes nothing (T-2, T-6)', async () => {
    const { transactionId } = await started(5, start({ token: null }));
    await writer.submit(from(5), stop(transactionId, 1500, minutes(9)));
    await writer.submit(from(5), stop(transactionId, 1500, minutes(9)));
    await writer.submit(from(5), stop(transactionId, 1900, minutes(12)));
    await writer.submit(from(5), stop(transactionId, 1900, minutes(12)));
    assert.equal((await sessionOf(transactionId)).meter_stop_wh, '1500');
    const { rows } = await admin.query('select cause, meter_stop_wh from stray_ends where station_id = 5');
    assert.deepEqual(rows, [{ cause: 'conflict', meter_stop_wh: '1900' }]);
  });

  test('a stop with id 0 is attached where exactly one session fits, else kept as unassigned (T-5)', async () => {
    const { transactionId } = await started(6, start({ token: null }));
    await writer.submit(from(6), stop(0, 500, minutes(5)));
    assert.equal((await sessionOf(transactionId)).ended_at, null, 'below its meter start');
    await writer.submit(from(6), stop(0, 1400, minutes(5)));
    assert.equal((await sessionOf(transactionId)).meter_stop_wh, '1400');
    await writer.submit(from(6), stop(transactionId + 100_000, 9999, minutes(6)));
    await writer.submit(from(6), stop(0, 1400, minutes(5)));
    const { rows } = await admin.query(
      'select meter_stop_wh, attached_at is not null as attached from stray_ends where station_id = 6 order by 1',
    );
    assert.deepEqual(rows, [
      { meter_stop_wh: '500', attached: false },
      { meter_stop_wh: '1400', attached: true },
      { meter_stop_wh: '9999', attached: false },
    ]);
  });

  test('no stop ever touches the session of another station (T-5, S-6)', async () => {
    const { transactionId } = await started(7, start({ token: null }));
    await writer.submit(from(8), stop(transactionId, 1400, minutes(5)));
    assert.equal((await sessionOf(transactionId)).ended_at, null);
  });

  test('a start on a busy charging point closes the earlier session as implied, and its own stop still counts (T-7)', async () => {
    const earlier = await started(9, start({ token: null }));
    const later = await started(9, start({ token: null, meterStartWh: 2000 }, minutes(30)));
    assert.equal((await sessionOf(earlier.transactionId)).end_kind, 'implied');
    await writer.submit(from(9), stop(earlier.transactionId, 1800, minutes(20)));
    const session = await sessionOf(earlier.transactionId);
    assert.deepEqual([session.end_kind, session.energy_wh], ['station', '800']);
    assert.equal((await sessionOf(later.transactionId)).ended_at, null);
  });

  test('a start older than the running session closes nothing and is itself closed as implied (T-7, T-9)', async () => {
    const running = await started(10, start({ token: null }));
    const replayed = await started(10, start({ token: null, meterStartWh: 10 }, minutes(-600)));
    assert.equal((await sessionOf(running.transactionId)).ended_at, null);
    assert.equal((await sessionOf(replayed.transactionId)).end_kind, 'implied');
  });

  test('a stop that arrives before its start is found by the start (T-7)', async () => {
    await writer.submit(from(11), stop(-1, 1700, minutes(10)));
    const { transactionId } = await started(11, start({ token: null }));
    const session = await sessionOf(transactionId);
    assert.deepEqual([session.end_kind, session.energy_wh], ['station', '700']);
  });

  test('of a station that has left thousands of ends only the newest are looked at, and the right one is found there (R-7, T-7)', async () => {
    await admin.query(
      `insert into stray_ends (organization_id, station_id, cause, transaction_id, ended_at, received_at, end_digest)
       select 1, 480, 'unassigned', -1, $1::timestamptz - n * interval '1 minute', $1, gen_random_uuid() from generate_series(1, 5000) n`,
      [noon],
    );
    await writer.submit(from(480), stop(-1, 1700, minutes(10)));
    const looked = await readStrayEnds(txOver<IngestTx>(admin), [from(480)]);
    assert.deepEqual(
      [...looked.values()].map(({ length }) => length),
      [200],
    );
    const { transactionId } = await started(480, start({ token: null }));
    assert.equal((await sessionOf(transactionId)).energy_wh, '700');
  });

  test('a token that charges elsewhere is refused a second session, also within one batch', async () => {
    const both = await Promise.all([started(12, start({ token: 'card2' })), started(13, start({ token: 'CARD2 ' }))]);
    assert.deepEqual(
      both.map((one) => one.decision),
      ['Accepted', 'ConcurrentTx'],
    );
    await writer.submit(from(12), stop(both[0].transactionId, 1000, minutes(1)));
    const [, third] = await Promise.all([
      writer.submit(from(13), stop(both[1].transactionId, 1000, minutes(1))),
      started(14, start({ token: 'card2' })),
    ]);
    assert.equal(third.decision, 'Accepted');
    const [, fourth] = await Promise.all([
      writer.submit(from(14), stop(third.transactionId, 1000, minutes(2))),
      started(15, start({ token: 'card2' })),
    ]);
    assert.equal(fourth.decision, 'Accepted', 'a session that ends in the same batch does not count as running');
    await writer.submit(from(15), stop(fourth.transactionId, 1000, minutes(3)));
  });

  test('one poisoned fact among 499 good ones is kept apart, and all the others are stored', async () => {
    const at = minutes(60);
    const poisoned: SessionStarted = start({ token: null, meterStartWh: Number.MAX_VALUE }, at);
    const facts = Array.from({ length: 500 }, (_, index) => {
      const stationId = index + 1;
      return writer.submit(from(stationId), stationId === 250 ? poisoned : start({ token: null }, at));
    });
    const outcomes = await Promise.all(facts);
    const bad = outcomes[249];
    assert.ok(
      bad !== undefined && 'refused' in bad && bad.transactionId > 0,
      'a refused start is still given an id (T-4)',
    );
    assert.equal(outcomes.filter((outcome) => 'refused' in outcome).length, 1);
    assert.equal(await countOf('from sessions where started_at = $1', at), 499);
    const kept = await admin.query('select station_id, kind, sqlstate from refused_facts');
    assert.deepEqual(kept.rows, [{ station_id: '250', kind: 'sessionStarted', sqlstate: '22P02' }]);
    assert.equal(refused.length, 1);
  });

  test('a stop that meets an operator ending the same session is not lost but kept as a conflict (R-1, T-6)', async () => {
    const { transactionId } = await started(26, start({ token: 'stranger' }));
    await admin.query('begin');
    await admin.query(`update sessions set ended_at = $2, end_kind = 'operator' where transaction_id = $1`, [
      transactionId,
      minutes(5),
    ]);
    const stopped = writer.submit(from(26), stop(transactionId, 3000, minutes(10)));
    const waiting = `from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
    while ((await countOf(waiting)) === 0) continue;
    await admin.query('commit');
    await stopped;
    assert.equal((await sessionOf(transactionId))['end_kind'], 'operator');
    const kept = `from stray_ends where transaction_id = $1 and cause = 'conflict' and meter_stop_wh = 3000`;
    assert.equal(await countOf(kept, transactionId), 1);
  });

  test('a station that an operator is editing does not hold up what stations say', async () => {
    await admin.query('begin');
    await admin.query('select 1 from stations where id = 20 for no key update');
    const outcome = await started(20, start({ token: null }, minutes(90)));
    await admin.query('rollback');
    assert.ok(outcome.transactionId > 0);
  });
});
