// 2.0.1 stations that tell their transactions oddly, simulated over real sockets: each is one session, whole and right.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { createStation, manualClock, seededRandom, type QuirkName } from '@stationmaster/simulator';
import { startStoredGateway, type StoredGateway } from '../../testing/gateway/stored-gateway.ts';
import { connectAndCharge } from '../../testing/stations/charging.ts';

const minuteMs = 60_000;
const firstWh = 50_000;

describe('transactions as 2.0.1 stations tell them', () => {
  let house: StoredGateway;
  let stations = 0;

  before(async () => {
    house = await startStoredGateway();
  });
  after(() => house.stop());

  type Session = {
    id: string;
    evse: number;
    token_key: string | null;
    decision: string;
    end_kind: string | null;
    energy_wh: string | null;
    stop_reason: string | null;
    samples: string;
  };
  type Told = { session: Session | undefined; sessions: number; totalWh: number; minutes: number };

  /** A car charges for twenty minutes, ten of them without network where asked; what is stored of it then. */
  async function charge({ quirks, offline = false }: { quirks: QuirkName[]; offline?: boolean }): Promise<Told> {
    const identifier = `SIM-${(stations += 1)}`;
    const [{ id } = { id: '' }] = await house.rows<{ id: string }>(
      `insert into stations (organization_id, group_id, identifier, name, search_key, proof)
       values (1, 1, $1, $1, $1, 'none') returning id`,
      [identifier],
    );
    const clock = manualClock(Date.now() - 3 * 3_600_000);
    const station = createStation({
      version: '2.0.1',
      url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
      identifier,
      points: [{ maxPowerW: 11_000, phases: 3, registerWh: firstWh }],
      quirks,
      clock,
      random: seededRandom(stations),
    });
    try {
      const point = await connectAndCharge(station);
      clock.advance(10 * minuteMs);
      await station.until(() => station.queued === 0);
      if (offline) station.dropNetwork();
      clock.advance(10 * minuteMs);
      point.unplug();
      if (offline) await station.restoreNetwork();
      await station.until(() => station.queued === 0);
      const sessions = await house.rows<Session>(
        `select s.id, s.evse, s.token_key, s.decision, s.end_kind, s.energy_wh, s.stop_reason,
           (select count(*) from samples x where x.session_id = s.id and x.register_wh is not null) as samples
         from sessions s where station_id = $1`,
        [id],
      );
      return { session: sessions[0], sessions: sessions.length, totalWh: station.meterWh(1) - firstWh, minutes: 20 };
    } finally {
      await station.close();
    }
  }

  function assertWhole({ session, sessions, totalWh, minutes }: Told): void {
    assert.equal(sessions, 1);
    assert.deepEqual(
      [session?.evse, session?.token_key, session?.decision, session?.end_kind, Number(session?.energy_wh)],
      [1, '04A1', 'Accepted', 'station', totalWh],
    );
    assert.equal(Number(session?.samples), minutes);
  }

  const odd: QuirkName[] = [
    'sequence-always-0',
    'started-without-evse',
    'started-without-token',
    'ended-overtakes-updated',
    'connector-0',
    'available-before-ended',
    'repeats-start',
    'repeats-stop-new-id',
    'token-lowercase',
  ];
  for (const quirk of odd) {
    test(`a station with the quirk ${quirk} has one whole session (T-2, T-7, T-8)`, async () => {
      assertWhole(await charge({ quirks: [quirk] }));
    });
  }

  test('an end without a reason is an end (T-8)', async () => {
    const told = await charge({ quirks: ['ended-without-reason'] });
    assertWhole(told);
    assert.equal(told.session?.stop_reason, null);
  });

  test('what was queued while the network was away arrives with its own times, the end before the samples (T-7, T-8)', async () => {
    assertWhole(await charge({ quirks: ['ended-overtakes-updated', 'sequence-always-0'], offline: true }));
  });
});
