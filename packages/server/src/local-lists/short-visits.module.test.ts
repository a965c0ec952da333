import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { createStation, randomId, realClock, seededRandom, type SimulatedStation } from '@stationmaster/simulator';
import { listKeys } from '../ocpp/versions.ts';
import { startStoredGateway, stationPassword, type StoredGateway } from '../testing/stored-gateway.ts';
import { tellSome } from './tell.ts';

describe('a station that never stays for long', () => {
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
      'select connected_at from station_state where station_id = 1 and connected and accepted_at is not null',
    );
    return at;
  }

  async function comeAgain(): Promise<Date> {
    await station.disconnect();
    await house.rowOnceThere('select 1 from station_state where station_id = 1 and not connected');
    return come();
  }

  /** Looks once, as if there were time for who has been here since then; whether there was something to do. */
  const look = (settledBefore: Date) => {
    const now = new Date();
    const asked = { now, changedUntil: now, settledBefore, askedBefore: now, keys: listKeys, newId: randomUUID };
    return house.doors.withIngest((tx) => tellSome(tx, asked));
  };

  const said = async () =>
    (await house.rows<{ intent: string }>('select intent from commands order by queued_at, id')).map(
      ({ intent }) => intent,
    );

  test('is told its list once it first came long enough ago, and then waits anew', async () => {
    const first = await come();
    assert.equal(await look(new Date(first.getTime() - 1)), false, 'it has just come');
    assert.ok((await comeAgain()) > first);
    while (await look(first)) {
      house.bus.ring(1);
      await house.rowOnceThere("select 1 where not exists (select from commands where state in ('queued', 'sent'))");
    }
    const told = ['refreshConfiguration', 'sendLocalList'];
    assert.deepEqual(await said(), told);
    const third = await comeAgain();
    assert.equal(await look(first), false, 'it has been told since');
    const fourth = await comeAgain();
    assert.ok(fourth > third);
    assert.equal(await look(third), true);
    assert.deepEqual(await said(), [...told, 'askListVersion']);
  });
});
