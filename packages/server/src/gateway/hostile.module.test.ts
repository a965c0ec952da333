// Stations that say anything: some hundred calls of each version in the suite, chosen by SEED, and all of them with DEEP=1.
import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { seededRandom } from '@stationmaster/simulator';
import { hostileCalls } from '../testing/gateway/hostile-calls.ts';
import { startStoredGateway, type StoredGateway } from '../testing/gateway/stored-gateway.ts';

const seed = Number(process.env['SEED'] ?? 1);
const most = process.env['DEEP'] === '1' ? Infinity : 300;
const transactional = /^(StartTransaction|StopTransaction|MeterValues|TransactionEvent)$/;

describe('a station that says anything', () => {
  let house: StoredGateway;
  before(async () => {
    house = await startStoredGateway({ framesPerSecond: 1e6, bytesPerSecond: 1e9 });
  });
  after(() => house.stop());

  for (const [place, version] of (['1.6', '2.0.1', '2.1'] as const).entries()) {
    test(`is answered in ${version}, with a result where it tells of charging, and nothing it says is beyond storing (T-1, S-8)`, async () => {
      const station = await house.connect(`ST-${place + 1}`, `ocpp${version}`);
      const random = seededRandom(seed + place);
      const all = hostileCalls(version);
      const share = most / all.length;
      for (const [index, [action, payload]] of all.entries()) {
        if (random() >= share) continue;
        station.send(`[2,"${index}","${action}",${payload}]`);
        const [type, id, code] = JSON.parse(await station.next()) as unknown[];
        const said = `${action} ${payload.slice(0, 300)}`;
        assert.equal(id, String(index), said);
        assert.notEqual(code, 'InternalError', said);
        if (transactional.test(action)) assert.equal(type, 3, said);
      }
      await station.leave();
      const refused = await house.rows('select kind, message, left(fact::text, 500) as fact from refused_facts');
      assert.deepEqual(refused, []);
    });
  }
});
