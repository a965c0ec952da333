import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createStation, randomId, realClock, seededRandom, type SimulatedStation } from '@stationmaster/simulator';
import { profileKeys } from '../../ocpp/versions.ts';
import { readLimitTraits } from '../../stations/stations.ts';
import { admin, startStoredGateway, stationPassword, type StoredGateway } from '../../testing/stored-gateway.ts';
import { wantLimits } from '../limits.ts';
import { followSome } from './follow.ts';

describe('a station that never stays for long and has a limit', () => {
  let house: StoredGateway;
  let station: SimulatedStation;
  before(async () => {
    house = await startStoredGateway();
    const random = seededRandom(1);
    station = createStation({
      url: `ws://127.0.0.1:${house.port}/ocpp/acme`,
      identifier: 'ST-1',
      password: stationPassword,
      version: '1.6',
      points: [{ maxPowerW: 11_000, phases: 3 }],
      clock: realClock,
      random,
      newId: () => randomId(random),
    });
  });
  after(async () => {
    await station.close();
    await house.stop();
  });

  /** Since when it is here. */
  async function come(): Promise<Date> {
    await station.connect();
    const { connected_at: at } = await house.rowOnceThere<{ connected_at: Date }>(
      `select s.connected_at from station_state s join limits l on l.station_id = s.station_id
       where s.station_id = 1 and s.connected and s.accepted_at is not null`,
    );
    return at;
  }

  async function comeAgain(): Promise<Date> {
    await station.disconnect();
    await house.rowOnceThere('select 1 from station_state where station_id = 1 and not connected');
    return come();
  }

  /** Looks once, as if there were time for who has been here since then; whether a command waits for it now. */
  async function look(settledBefore: Date): Promise<boolean> {
    const asked = {
      now: new Date(),
      settledBefore,
      keys: profileKeys,
      readTraits: readLimitTraits,
      newId: randomUUID,
    };
    const { queued } = await house.doors.withIngest((tx) => followSome(tx, asked));
    for (const id of queued) house.bus.ring(id);
    await house.rowOnceThere("select 1 where not exists (select from commands where state in ('queued', 'sent'))");
    return queued.length > 0;
  }

  const holding = async () =>
    (await house.rows<{ state: string }>('select state from wanted_limits where replaced_at is null'))[0]?.state;

  test('is told it once it first came long enough ago, and then waits anew', async () => {
    await house.doors.withTenant(1, (tx) =>
      wantLimits(tx, [{ stationId: 1, limitAmps: 10, source: admin.actor }], { now: new Date() }),
    );
    const first = await come();
    assert.equal(await look(new Date(first.getTime() - 1)), false, 'it has just come');
    assert.ok((await comeAgain()) > first);
    while (await look(first));
    assert.equal(await holding(), 'applied');
    const third = await comeAgain();
    assert.equal(await look(first), false, 'it has been told since');
    const fourth = await comeAgain();
    assert.ok(fourth > third);
    assert.equal(await look(third), true, 'it may have forgotten it');
  });

  test('is given its time to settle where it comes back after long', async () => {
    while (await look(new Date()));
    await comeAgain();
    await station.disconnect();
    await house.rowOnceThere('select 1 from station_state where station_id = 1 and not connected');
    await house.rows("update limits set waits_since = waits_since - interval '1 week'");
    const back = await come();
    assert.equal(await look(new Date(back.getTime() - 1)), false, 'it has just come');
    assert.equal(await look(back), true);
  });
});
