import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import type { FactKind, FactOf, Reading, TransactionTold } from '../facts.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createWriter, type Writer } from './writer.ts';

describe('facts and the walls between organizations', () => {
  const noon = new Date('2026-06-15T12:00:00Z');
  const later = new Date('2026-06-15T13:00:00Z');
  const commandId = '00000000-0000-4000-8000-000000000001';

  let database: TestDatabase;
  let admin: Client;
  let writer: Writer;

  before(async () => {
    database = await createTestDatabase();
    admin = new Client(database.adminUrl);
    await admin.connect();
    await admin.query(`
    insert into organizations (slug, name, time_zone) values ('acme', 'ACME', 'UTC'), ('other', 'Other', 'UTC');
    insert into groups (organization_id, name) values (1, 'ACME'), (2, 'Other');
    insert into group_ancestors values (1, 1, 1, 0), (2, 2, 2, 0);
    insert into stations (organization_id, group_id, identifier, name, search_key, proof) values (1, 1, 'EV1', 'EV1', 'ev1', 'none');
    insert into drivers (organization_id, home_group_id, first_name, last_name, email, email_key, search_key)
      values (1, 1, 'Donald', 'Duck', 'dduck@duckburg.com', 'dduck@duckburg.com', 'donald duck');
    insert into access_rights (organization_id, driver_id, group_id) values (1, 1, 1);
    insert into tokens (organization_id, driver_id, token, token_key, name) values (1, 1, 'card', 'CARD', 'Card');
    insert into commands (id, organization_id, station_id, intent, state, connection_epoch, queued_at)
      values ('${commandId}', 1, 1, 'clearCache', 'sent', 1, now());
  `);
    writer = createWriter({
      connection: database.connection,
      publish: () => undefined,
      onRefused: () => undefined,
      onAway: (error) => console.error(error),
    });
  });

  after(async () => {
    await writer.close();
    await admin.end();
    await database.drop();
  });

  function whenAt(at: Date) {
    return { at, stationAt: at, plausible: true };
  }

  function reading(at: Date, registerWh: number): Reading {
    const digest = `00000000-0000-0000-0000-${String(registerWh).padStart(12, '0')}`;
    return { at, stationAt: at, digest, registerWh, intervalWh: null, powerW: 7000, readings: '[]' };
  }

  function transaction(event: TransactionTold['event'], seqNo: number, at: Date): TransactionTold {
    const said = { transaction: 'T', trigger: null, offline: false, evse: 2, stopToken: null, remoteStartId: null };
    const metered = { chargingState: 'Charging', stopReason: null, meterStartWh: 5, meterStopWh: null, readings: [] };
    return { kind: 'transactionTold', event, seqNo, token: 'card', when: whenAt(at), ...said, ...metered };
  }

  /** What the station itself says first, and what somebody else then says in its name: one of each kind. */
  const facts = (at: Date, transactionId: number): { [K in FactKind]: FactOf<K> } => ({
    stationConnected: { kind: 'stationConnected', nodeId: 1, version: at === noon ? '1.6' : '2.1' },
    booted: { kind: 'booted', vendor: at.toISOString(), model: null, serial: null, firmware: null },
    pointStatus: {
      kind: 'pointStatus',
      evse: 1,
      connector: 1,
      status: at === noon ? 'Available' : 'Faulted',
      errorCode: null,
      info: null,
      vendorId: null,
      vendorErrorCode: null,
      when: whenAt(at),
    },
    stationNoted: {
      kind: 'stationNoted',
      note: 'data',
      status: null,
      info: at.toISOString(),
      vendorId: null,
      when: whenAt(at),
    },
    certificateRequested: { kind: 'certificateRequested', csr: null, isOfStation: at === noon, requestId: null },
    settingsReported: {
      kind: 'settingsReported',
      settings: [{ key: 'HeartbeatInterval', value: at.toISOString(), readOnly: false }],
    },
    tokenShown: { kind: 'tokenShown', token: 'card' },
    sessionStarted: { kind: 'sessionStarted', evse: 1, token: 'card', meterStartWh: 1000, when: whenAt(noon) },
    sessionSampled: {
      kind: 'sessionSampled',
      evse: 1,
      transactionId,
      readings: [reading(at, at === noon ? 1500 : 2500)],
    },
    transactionTold: transaction(at === noon ? 'started' : 'ended', at === noon ? 0 : 1, at),
    commandAnswered: {
      kind: 'commandAnswered',
      commandId,
      state: 'accepted',
      status: null,
      detail: null,
      settings: [],
    },
    sessionEnded: {
      kind: 'sessionEnded',
      transactionId,
      token: 'card',
      meterStopWh: 3000,
      reason: 'Local',
      when: whenAt(at),
      readings: [],
    },
    stationGone: { kind: 'stationGone' },
  });

  async function rowsOfOrganization(id: number): Promise<Map<string, string[]>> {
    const { rows: tables } = await admin.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'organization_id'
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' order by 1`,
    );
    const found = new Map<string, string[]>();
    for (const { name } of tables) {
      const { rows } = await admin.query<{ row: string }>(
        `select t::text as row from ${name} t where organization_id = $1 order by 1`,
        [id],
      );
      found.set(
        name,
        rows.map(({ row }) => row),
      );
    }
    return found;
  }

  test('what is said of a station under the name of another organization finds and touches nothing of it (S-11)', async () => {
    const own = { organizationId: 1, stationId: 1, epoch: 1, receivedAt: noon };
    const { stationConnected, booted, pointStatus, settingsReported, ...first } = facts(noon, 0);
    for (const fact of [stationConnected, booted, pointStatus, settingsReported]) await writer.submit(own, fact);
    const started = await writer.submit(own, first.sessionStarted);
    await writer.submit(own, first.transactionTold);
    await writer.submit(own, facts(noon, started.transactionId).sessionSampled);
    const before = await rowsOfOrganization(1);
    for (const table of [
      'sessions',
      'samples',
      'station_state',
      'point_state',
      'connector_state',
      'settings',
      'commands',
    ]) {
      assert.ok((before.get(table) ?? []).length > 0, table);
    }

    for (const epoch of [1, 2]) {
      const foreign = { organizationId: 2, stationId: 1, epoch, receivedAt: later };
      for (const fact of Object.values(facts(later, started.transactionId))) await writer.submit(foreign, fact);
      const shown = await writer.submit(foreign, first.tokenShown);
      assert.ok('decision' in shown && shown.decision === 'Invalid');
      const again = await writer.submit(foreign, first.sessionStarted);
      assert.notEqual(again.transactionId, started.transactionId);
    }
    assert.deepEqual(await rowsOfOrganization(1), before);
  });
});
