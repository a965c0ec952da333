// Stations that lie about energy, simulated over real sockets: each session counted right, each habit noticed and shown.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createStation, manualClock, seededRandom, type QuirkName } from '@stationmaster/simulator';
import { systemClock } from '../clock.ts';
import { createOperator } from '../operators/operators.ts';
import { password, startTestPanel, type LoggedIn, type TestPanel } from '../testing/panel.ts';
import { startStoredGateway, stationPassword, type StoredGateway } from '../testing/gateway/stored-gateway.ts';
import { connectAndCharge } from '../testing/stations/charging.ts';
import { startRecounter, type Recounter } from './energy.ts';

const minuteMs = 60_000;
const firstWh = 50_000;

type Quirks = { items: { quirk: string; source: string; sessions: number }[] };
type Session = { id: number; energyWh: number | null; flags: string[] };

for (const version of ['1.6', '2.0.1'] as const) {
  describe(`how stations count that speak ${version}`, () => {
    let house: StoredGateway;
    let panel: TestPanel;
    let admin: LoggedIn;
    let recounter: Recounter;

    before(async () => {
      house = await startStoredGateway();
      panel = await startTestPanel({ doors: house.doors, bus: house.bus });
      const alpha = { username: 'alpha', name: 'Alpha', email: 'alpha@example.com', password, baseGroupId: 1 };
      await house.doors.withTenant(1, (tx) => createOperator(tx, { ...alpha, role: 'admin' }));
      admin = await panel.logIn('alpha');
      recounter = startRecounter({
        doors: house.doors,
        clock: systemClock,
        onFault: (error) => assert.fail(String(error)),
      });
    });
    after(async () => {
      await recounter.stop();
      await panel.stop();
      await house.stop();
    });

    type Truth = { stationId: number; totalWh: number; afterMinutesWh(minutes: number): number };

    /** A car charges for so many minutes, each of which ends with a sample, at the station with the number. */
    async function charge(stationId: number, quirk: QuirkName, minutes: number): Promise<Truth> {
      const clock = manualClock(Date.now() - 3 * 3_600_000);
      const station = createStation({
        version,
        url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
        identifier: `ST-${stationId}`,
        password: stationPassword,
        points: [{ maxPowerW: 11_000, phases: 3, registerWh: firstWh }],
        quirks: [quirk],
        clock,
        random: seededRandom(stationId),
      });
      try {
        const point = await connectAndCharge(station);
        const registers = [firstWh];
        for (let minute = 0; minute < minutes; minute += 1) {
          clock.advance(minuteMs);
          registers.push(station.meterWh(1));
          // Counted as it comes, whatever the last sample looks like before the next one.
          await station.until(() => station.queued === 0);
          await recounter.settle();
        }
        point.unplug();
        await station.until(() => station.queued === 0);
        await recounter.settle();
        const afterMinutesWh = (count: number) => (registers[count] ?? 0) - firstWh;
        return { stationId, totalWh: station.meterWh(1) - firstWh, afterMinutesWh };
      } finally {
        await station.close();
      }
    }

    async function sessionOf({ stationId }: Truth): Promise<Session | undefined> {
      const { body } = await admin.get<{ items: Session[] }>(`/sessions?stationId=${stationId}`);
      return body.items[0];
    }

    async function quirksOf({ stationId }: Truth): Promise<[quirk: string, source: string, sessions: number][]> {
      const { body } = await admin.get<Quirks>(`/stations/${stationId}/quirks`);
      return body.items.map(({ quirk, source, sessions }) => [quirk, source, sessions]);
    }

    test('kilowatt-hours called watt-hours are suspected; with the scale set all is counted anew, and back (E-6, E-13)', async () => {
      const truth = await charge(1, 'kwh-labelled-wh', 60);
      const suspected = await sessionOf(truth);
      assert.deepEqual(suspected?.flags, ['scale_suspected']);
      assert.deepEqual(await quirksOf(truth), [['kwh_labelled_wh', 'found', 1]]);
      const set = await admin.put<Quirks>('/stations/1/quirks/kwh_labelled_wh', { parameters: {} });
      assert.equal(set.body.items[0]?.source, 'set');
      await recounter.settle();
      const scaled = await sessionOf(truth);
      assert.ok(Math.abs((scaled?.energyWh ?? 0) - truth.totalWh) <= 1000, 'the station rounds its own registers');
      assert.deepEqual(scaled?.flags, []);
      const forgotten = await admin.delete<Quirks>('/stations/1/quirks/kwh_labelled_wh');
      assert.deepEqual(forgotten.body.items, []);
      await recounter.settle();
      assert.deepEqual(await sessionOf(truth), suspected);
      assert.deepEqual(await quirksOf(truth), [['kwh_labelled_wh', 'found', 1]], 'found again');
      const actions = await house.rows<{ action: string; before: object; after: object | null }>(
        "select action, before, after from audit_entries where subject_kind = 'station' order by id",
      );
      assert.deepEqual(actions, [
        { action: 'station.set_quirk', before: null, after: { quirk: 'kwh_labelled_wh' } },
        { action: 'station.forget_quirk', before: { quirk: 'kwh_labelled_wh' }, after: null },
      ]);
    });

    test('a register that counts each session from 0 needs no mending (E-1, E-3)', async () => {
      const truth = await charge(2, 'register-per-session', 20);
      assert.deepEqual([(await sessionOf(truth))?.energyWh, await quirksOf(truth)], [truth.totalWh, []]);
    });

    test('a whole life at start and stop with samples of the session between is noticed and remembered (E-4)', async () => {
      const truth = await charge(3, 'lifetime-start-session-samples', 20);
      const session = await sessionOf(truth);
      assert.deepEqual([session?.energyWh, session?.flags], [truth.totalWh, ['counts_per_session']]);
      assert.deepEqual(await quirksOf(truth), [['counts_per_session', 'found', 1]]);
    });

    test('dips to 0 change nothing (E-5)', async () => {
      const truth = await charge(4, 'register-dips-to-zero', 20);
      const session = await sessionOf(truth);
      assert.deepEqual([session?.energyWh, session?.flags], [truth.totalWh, ['outlier']]);
      assert.deepEqual(await quirksOf(truth), [['register_dips', 'found', 1]]);
    });

    test('watt-hours and kilowatt-hours in one session are one register (E-13)', async () => {
      const truth = await charge(5, 'mixes-wh-and-kwh', 20);
      const session = await sessionOf(truth);
      assert.deepEqual([session?.energyWh, session?.flags, await quirksOf(truth)], [truth.totalWh, [], []]);
    });

    test('a word instead of a number is kept raw and not counted (E-13)', async () => {
      const truth = await charge(6, 'words-as-register', 20);
      const session = await sessionOf(truth);
      assert.deepEqual([session?.energyWh, session?.flags, await quirksOf(truth)], [truth.totalWh, [], []]);
      const { body } = await admin.get<{ items: { registerWh: number | null; readings: string }[] }>(
        `/sessions/${session?.id}/samples`,
      );
      const words = body.items.filter(({ readings }) => readings.includes('unavailable'));
      assert.ok(words.length > 0 && words.length < body.items.length);
      assert.ok(words.every(({ registerWh }) => registerWh === null));
    });

    test('a start at 0 before a whole life is no baseline: the first sample is (E-3)', async () => {
      const truth = await charge(7, 'start-at-zero', 20);
      const session = await sessionOf(truth);
      assert.deepEqual([session?.energyWh, session?.flags], [truth.totalWh - truth.afterMinutesWh(1), ['start_zero']]);
      assert.deepEqual(await quirksOf(truth), [['starts_at_zero', 'found', 1]]);
    });

    test('a start without a register takes the first sample’s (E-3)', async () => {
      const truth = await charge(8, 'start-without-register', 20);
      const session = await sessionOf(truth);
      assert.deepEqual(
        [session?.energyWh, session?.flags],
        [truth.totalWh - truth.afterMinutesWh(1), ['start_missing']],
      );
      assert.deepEqual(await quirksOf(truth), [['start_without_register', 'found', 1]]);
    });

    test('a register that falls makes two pieces, whose rises add up (E-5)', async () => {
      const truth = await charge(9, 'register-falls', 20);
      const session = await sessionOf(truth);
      const fallWh = truth.afterMinutesWh(4) - truth.afterMinutesWh(3);
      assert.deepEqual([session?.energyWh, session?.flags], [truth.totalWh - fallWh, ['register_fell']]);
      assert.deepEqual(await quirksOf(truth), [['register_falls', 'found', 1]]);
    });
  });
}
