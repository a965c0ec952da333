// Stations as they are: each row of the quirks that we meet is simulated over a real socket, and its session is stored whole.
import assert from 'node:assert/strict';
import { randomBytes, randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import {
  createStation,
  manualClock,
  quirks as simulated,
  seededRandom,
  type QuirkName,
  type SimulatedStation,
  type StationVersion,
} from '@stationmaster/simulator';
import { systemClock } from '../../clock.ts';
import { queueCommand } from '../../commands/commands.ts';
import { insertOperator } from '../../operators/queries.ts';
import { setProof } from '../proof/proof.ts';
import { startRecounter, type Recounter } from '../../energy/energy.ts';
import { admin, secretKey, startStoredGateway, type StoredGateway } from '../../testing/gateway/stored-gateway.ts';
import { connectAndCharge } from '../../testing/stations/charging.ts';

const minuteMs = 60_000;
const firstWh = 50_000;
const minutes = 10;

type Session = {
  station_id: number;
  evse: number;
  token_key: string | null;
  decision: string;
  end_kind: string | null;
  energy_wh: string | null;
  started_at: Date;
  clock_plausible: boolean;
};
type Charged = { identifier: string; sessions: Session[]; totalWh: number; startedAtMs: number };
type Wish = {
  version: StationVersion;
  quirk?: QuirkName;
  /** A column of the station's row, and its value in SQL. */
  where?: string;
  /** Done in the middle of the session. */
  meanwhile?(station: SimulatedStation): Promise<void>;
};

describe('stations as they are', () => {
  let house: StoredGateway;
  let recounter: Recounter;
  let stations = 0;

  before(async () => {
    house = await startStoredGateway({ signPatienceMs: 100 });
    const onFault = (error: unknown) => assert.fail(String(error));
    recounter = startRecounter({ doors: house.doors, clock: systemClock, onFault });
  });
  after(async () => {
    await recounter.stop();
    await house.stop();
  });

  async function charge({ version, quirk, where, meanwhile }: Wish): Promise<Charged> {
    const identifier = `SIM-${(stations += 1)}`;
    await house.rows(
      `insert into stations (organization_id, group_id, identifier, name, search_key, proof) values (1, 1, $1, $1, $1, 'none')`,
      [identifier],
    );
    if (where !== undefined) await house.rows(`update stations set ${where} where identifier = $1`, [identifier]);
    const startedAtMs = Date.now() - 3 * 3_600_000;
    const clock = manualClock(startedAtMs);
    const station = createStation({
      version,
      url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
      identifier,
      points: [{ maxPowerW: 11_000, phases: 3, registerWh: firstWh }],
      quirks: quirk === undefined ? [] : [quirk],
      clock,
      random: seededRandom(stations),
    });
    try {
      const point = await connectAndCharge(station);
      clock.advance((minutes / 2) * minuteMs);
      await station.until(() => station.queued === 0);
      await meanwhile?.(station);
      clock.advance((minutes / 2) * minuteMs);
      point.unplug();
      await station.until(() => station.queued === 0);
      await recounter.settle();
      const sessions = await house.rows<Session>(
        `select s.station_id, evse, token_key, decision, end_kind, energy_wh, started_at, clock_plausible
         from sessions s join stations x on x.id = s.station_id where x.identifier = $1`,
        [identifier],
      );
      return { identifier, sessions, totalWh: station.meterWh(1) - firstWh, startedAtMs };
    } finally {
      await station.close();
    }
  }

  function assertWhole({ sessions, totalWh }: Charged): Session {
    assert.equal(sessions.length, 1);
    const [session] = sessions;
    assert.ok(session);
    const { evse, token_key: token, decision, end_kind: end, energy_wh: energyWh } = session;
    assert.deepEqual([evse, token, decision, end, Number(energyWh)], [1, '04A1', 'Accepted', 'station', totalWh]);
    return session;
  }

  const rows = (version: StationVersion, names: readonly QuirkName[]) =>
    names.map((quirk) => ({ version, quirk, says: `${quirk}: a ${version} station that ${simulated[quirk].says}` }));
  const inBoth = (names: readonly QuirkName[]) => [...rows('1.6', names), ...rows('2.0.1', names)];
  /** Where it matters by which schema a frame is read. */
  const inAll = (names: readonly QuirkName[]) => [...inBoth(names), ...rows('2.1', names)];

  for (const { says, ...wish } of inAll(['probes-another-version'])) {
    test(`${says} is spoken to in its own (F-1)`, async () => {
      const { sessions } = await charge(wish).then((charged) => (assertWhole(charged), charged));
      const [state] = await house.rows('select ocpp_version from station_state where station_id = $1', [
        sessions[0]?.station_id,
      ]);
      assert.deepEqual(state, { ocpp_version: wish.version });
    });
  }

  for (const { says, ...wish } of inAll(['no-subprotocol'])) {
    test(`${says} is served where its version is set (F-1)`, async () => {
      assertWhole(await charge({ ...wish, where: `assumes_version = '${wish.version}'` }));
    });
  }

  for (const { says, ...wish } of inBoth(['never-answers-pings'])) {
    test(`${says} is served with pings off (F-8)`, async () => {
      assertWhole(await charge({ ...wish, where: 'pings = false' }));
    });
  }

  for (const version of ['1.6', '2.0.1'] as const) {
    test(`a ${version} station that comes back while its old socket looks alive goes on with its session (F-7)`, async () => {
      const meanwhile = async (station: SimulatedStation) => {
        station.dropNetwork({ silently: true });
        await station.restoreNetwork();
      };
      assertWhole(await charge({ version, meanwhile }));
    });
  }

  for (const { says, ...wish } of inBoth(['no-boot-after-reconnect', 'status-before-boot-answer'])) {
    test(`${says} loses nothing over a reconnect (F-12)`, async () => {
      const meanwhile = async (station: SimulatedStation) => {
        station.dropNetwork();
        await station.restoreNetwork();
      };
      assertWhole(await charge({ ...wish, meanwhile }));
    });
  }

  for (const { says, ...wish } of inBoth(['clock-1970'])) {
    test(`${says} has its session at the time of arrival, marked (F-11, T-10)`, async () => {
      const session = assertEnergyWithoutClock(await charge(wish));
      assert.equal(session.clock_plausible, false);
      assert.ok(Math.abs(session.started_at.getTime() - Date.now()) < minuteMs);
    });
  }

  /** What takes no time uses no power that could be believed: the registers alone are looked at. */
  function assertEnergyWithoutClock({ sessions, totalWh }: Charged): Session {
    const [session] = sessions;
    assert.ok(session);
    assert.deepEqual([sessions.length, session.end_kind, Number(session.energy_wh)], [1, 'station', totalWh]);
    return session;
  }

  for (const { says, ...wish } of inBoth(['times-without-offset'])) {
    test(`${says} is read in its time zone (F-11)`, async () => {
      const charged = await charge({ ...wish, where: "time_zone = 'Etc/UTC'" });
      assert.equal(assertWhole(charged).started_at.getTime(), charged.startedAtMs);
    });
  }

  for (const { says, ...wish } of [
    ...inAll(['over-long-serial', 'numbers-as-strings', 'unknown-words', 'token-lowercase', 'token-padded']),
    ...rows('1.6', ['broken-json-in-meter-values']),
  ]) {
    test(`${says} is understood all the same (F-10)`, async () => {
      assertWhole(await charge(wish));
    });
  }

  for (const { says, ...wish } of inBoth([
    'register-per-session',
    'mixes-wh-and-kwh',
    'words-as-register',
    'json-as-register',
  ])) {
    test(`${says} is counted right (E-1, E-13)`, async () => {
      assertWhole(await charge(wish));
    });
  }

  for (const { says, ...wish } of rows('1.6', [
    'stop-with-transaction-0',
    'stop-with-transaction-minus-1',
    'stop-with-unknown-transaction',
  ])) {
    test(`${says} ends the one session that fits (T-5)`, async () => {
      assertWhole(await charge(wish));
    });
  }

  for (const { says, ...wish } of inBoth(['repeats-start', 'repeats-stop-new-id'])) {
    test(`${says} has one session (T-2, T-3, T-6)`, async () => {
      assertWhole(await charge(wish));
    });
  }

  for (const { says, ...wish } of inBoth(['unasked-statuses'])) {
    test(`${says} is heard, and its session goes on (F-5)`, async () => {
      const { sessions } = await charge(wish).then((charged) => (assertWhole(charged), charged));
      const notes = await house.rows("select status from station_events where station_id = $1 and kind = 'firmware'", [
        sessions[0]?.station_id,
      ]);
      assert.deepEqual(notes, [{ status: 'Installed' }]);
    });
  }

  async function addStation(identifier: string, quirks: QuirkName[], version: StationVersion) {
    await house.rows(
      `insert into stations (organization_id, group_id, identifier, name, search_key, proof) values (1, 1, $1, $1, $1, 'none')`,
      [identifier],
    );
    const [row] = await house.rows<{ id: string }>('select id from stations where identifier = $1', [identifier]);
    const station = createStation({
      version,
      url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
      identifier,
      points: [{ maxPowerW: 11_000, phases: 3 }],
      quirks,
      clock: manualClock(Date.now()),
      random: seededRandom((stations += 1)),
    });
    return { station, stationId: Number(row?.id) };
  }
  const isConnected = (stationId: number) =>
    house.rowOnceThere('select 1 from station_state where station_id = $1 and connected and accepted_at is not null', [
      stationId,
    ]);

  for (const { says, version, quirk } of inBoth(['remote-start-needs-connector'])) {
    test(`${says} is started from the panel, since its charging point is always named`, async () => {
      const { station, stationId } = await addStation(`REMOTE-${version.replaceAll('.', '-')}`, [quirk], version);
      await station.connect();
      await isConnected(stationId);
      const point = station.point(1);
      point.plugIn();
      const command = { intent: 'startCharging', evse: 1, arguments: { tokenId: 1 } } as const;
      const operator = { name: 'alpha', email: `${version}@example.com`, passwordHash: null, role: 'admin' } as const;
      const operatorId = await house.doors.withTenant(1, (tx) =>
        insertOperator(tx, { ...operator, username: `alpha ${version}`, baseGroupId: 1 }),
      );
      const viewer = { ...admin, actor: { ...admin.actor, operatorId } };
      const given = { id: randomUUID(), idempotencyKey: randomUUID(), now: new Date(), stationId, command };
      await house.doors.withTenant(1, (tx) => queueCommand(tx, viewer, given));
      house.bus.ring(stationId);
      await station.until(() => point.transactionId !== undefined);
      point.unplug();
      await station.until(() => station.queued === 0);
      await station.close();
    });
  }

  for (const quirks of [[], ['key-as-letters']] satisfies QuirkName[][]) {
    test(`a key that was set comes back as ${quirks.length === 0 ? '20 bytes' : '40 letters'}, and lets in (S-2, S-5)`, async () => {
      const { station, stationId } = await addStation(`KEY-${quirks.length}`, quirks, '1.6');
      const keys = { secretKey, random: randomBytes, now: new Date() };
      await house.doors.withTenant(1, (tx) => setProof(tx, keys, admin, { stationId, proof: 'first_contact' }));
      await station.connect();
      await house.rowOnceThere('select 1 from password_changes where station_id = $1 and accepted_at is not null', [
        stationId,
      ]);
      station.dropNetwork();
      await station.restoreNetwork();
      assert.ok(station.isAccepted);
      await station.close();
    });
  }
});
