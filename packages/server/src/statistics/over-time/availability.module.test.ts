// Availability from frames to figures: what stations say and how long they are away, over real sockets.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { admin, startStoredGateway, type StoredGateway } from '../../testing/gateway/stored-gateway.ts';
import { readStatistics } from './over-time.ts';

type Outage = { evse: number; cause: string; minutes: number | null };

describe('availability', () => {
  let house: StoredGateway;

  before(async () => {
    house = await startStoredGateway();
  });
  after(() => house.stop());

  const now = Date.now();
  const ago = (minutes: number) => new Date(now - minutes * 60_000).toISOString();
  const outagesOf = (stationId: number) =>
    house.rows<Outage>(
      `select evse, cause, round(extract(epoch from ended_at - began_at) / 60)::integer as minutes from outages
       where station_id = $1 order by began_at, evse`,
      [stationId],
    );

  async function tell(stationId: number, statuses: [minutesAgo: number, evse: number, status: string][]) {
    const station = await house.connect(`ST-${stationId}`);
    await station.call('BootNotification', { chargePointVendor: 'V', chargePointModel: 'M' });
    for (const [minutes, connectorId, status] of statuses) {
      const told = { connectorId, status, errorCode: 'NoError', timestamp: ago(minutes) };
      assert.equal((await station.call('StatusNotification', told))[0], 3);
    }
    return station;
  }

  test('a point is out of service while it says Faulted or Unavailable, and not for other words', async () => {
    const station = await tell(1, [
      [300, 1, 'Available'],
      [240, 1, 'Charging'],
      [180, 1, 'Faulted'],
      [170, 1, 'Unavailable'],
      [120, 1, 'Available'],
      [60, 2, 'Unavailable'],
    ]);
    assert.deepEqual(await outagesOf(1), [
      { evse: 1, cause: 'status', minutes: 60 },
      { evse: 2, cause: 'status', minutes: null },
    ]);
    await station.leave();
  });

  test('a station that is away is an outage of all its points, but not where it is back within a minute', async () => {
    const gone = () => house.rowOnceThere('select 1 from outages where station_id = 2 and ended_at is null');
    const first = await tell(2, [[10, 1, 'Available']]);
    await first.leave();
    await gone();
    const second = await tell(2, []);
    assert.deepEqual(await outagesOf(2), []);
    await second.leave();
    await gone();
    await house.rows(`update outages set began_at = began_at - interval '1 hour' where station_id = 2`);
    const third = await tell(2, []);
    assert.deepEqual(await outagesOf(2), [{ evse: 0, cause: 'offline', minutes: 60 }]);
    await third.leave();
  });

  test('what has two causes counts once, and the whole station for each of its points', async () => {
    const station = await tell(3, [
      [1, 1, 'Available'],
      [1, 2, 'Available'],
    ]);
    await house.rows(`update evses set known_since = $1, watched_since = $1 where station_id = 3`, [ago(48 * 60)]);
    const day = new Date(now - 24 * 3_600_000).toISOString().slice(0, 10);
    await house.rows(
      `insert into outages (organization_id, station_id, evse, cause, began_at, ended_at) values
       (1, 3, 0, 'offline', $1::date + time '06:00' at time zone 'UTC', $1::date + time '12:00' at time zone 'UTC'),
       (1, 3, 1, 'status', $1::date + time '09:00' at time zone 'UTC', $1::date + time '15:00' at time zone 'UTC')`,
      [day],
    );
    const { total, periods } = await house.doors.withTenant(1, (tx) =>
      readStatistics(tx, admin, { whole: 'stations', id: 3 }, { from: day, to: day, by: 'hour', now: new Date(now) }),
    );
    // Of two points' days, nine hours of the one and six of the other are lost.
    assert.equal(total.availability, (2 * 24 - 9 - 6) / (2 * 24));
    assert.deepEqual(
      [5, 7, 10, 13, 15].map((hour) => periods[hour]?.availability),
      [1, 0, 0, 0.5, 1],
    );
    await station.leave();
  });

  test('points of which nobody has written down an outage yet have no availability', async () => {
    const day = '2024-05-05';
    const { total } = await house.doors.withTenant(1, (tx) =>
      readStatistics(tx, admin, { whole: 'stations', id: 3 }, { from: day, to: day, now: new Date(now) }),
    );
    assert.deepEqual(total.availability, null);
  });
});
