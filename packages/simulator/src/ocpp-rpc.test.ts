// The station against a central system that is not of our making: ocpp-rpc as server, checking every frame strictly.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { type IHandlersOption, RPCServer } from 'ocpp-rpc';
import { manualClock } from './world/clock.ts';
import { seededRandom } from './world/random.ts';
import { createStation } from './station.ts';

type Received = { action: string; params: Record<string, unknown> };
type Partner = {
  identity: string;
  on(event: string, listener: (bad: unknown) => void): void;
  handle(handler: (call: IHandlersOption) => object): void;
  call(method: string, params: object): Promise<unknown>;
};

const currentTime = '2026-01-05T08:00:00.000Z';
const idTagInfo = { status: 'Accepted' };
const answers: Record<string, object> = {
  BootNotification: { status: 'Accepted', interval: 300, currentTime },
  Heartbeat: { currentTime },
  StatusNotification: {},
  Authorize: { idTagInfo },
  StartTransaction: { idTagInfo, transactionId: 4711 },
  MeterValues: {},
  StopTransaction: { idTagInfo },
};

async function startPartner(t: TestContext) {
  const received: Received[] = [];
  const badFrames: unknown[] = [];
  const server = new RPCServer({ protocols: ['ocpp1.6'], strictMode: true });
  server.auth((accept, reject, { password }) => {
    if (String(password) === 'right') accept({});
    else reject(401, 'Unauthorized');
  });
  server.on('client', (client: Partner) => {
    client.on('badMessage', (bad) => badFrames.push(bad));
    client.on('strictValidationFailure', (bad) => badFrames.push(bad));
    client.handle(({ method = '', params = {} }) => {
      received.push({ action: method, params });
      const answer = answers[method];
      assert.ok(answer, `no answer prepared for ${method}`);
      return answer;
    });
  });
  const http = await server.listen(0, '127.0.0.1');
  const { port } = http.address() as AddressInfo;
  t.after(() => server.close({ force: true }));
  const nextClient = async () => ((await once(server, 'client')) as [Partner])[0];
  return { url: `ws://127.0.0.1:${port}/ocpp/acme`, received, badFrames, nextClient };
}

function stationFor(t: TestContext, url: string, password: string) {
  const clock = manualClock();
  const points = [{ maxPowerW: 22_000, phases: 3 }] as const;
  const station = createStation({
    url,
    identifier: 'RPC 1',
    password,
    points,
    clock,
    random: seededRandom(2),
    reconnects: false,
  });
  t.after(() => station.close());
  return { station, clock };
}

test('the station boots, charges and stops with ocpp-rpc in strict mode', async (t) => {
  const { url, received, badFrames } = await startPartner(t);
  const { station, clock } = stationFor(t, url, 'right');
  await station.connect();
  const point = station.point(1);
  point.plugIn({ batteryWh: 60_000, maxPowerW: 22_000, startPercent: 20 });
  await point.presentToken('TOKEN-1');
  clock.advance(5 * 60_000);
  await point.presentToken('TOKEN-1');
  point.unplug();
  await station.until(() => station.queued === 0);

  assert.deepEqual(badFrames, []);
  const of = (action: string) => received.filter((call) => call.action === action).map(({ params }) => params);
  assert.equal(of('MeterValues').length, 5);
  assert.equal(of('StopTransaction')[0]?.['transactionId'], 4711);
  assert.equal(of('StopTransaction')[0]?.['meterStop'], station.meterWh(1));
});

test('the station answers the calls of ocpp-rpc in strict mode', async (t) => {
  const { url, badFrames, nextClient } = await startPartner(t);
  const { station } = stationFor(t, url, 'right');
  const clientComes = nextClient();
  await station.connect();
  const client = await clientComes;
  assert.equal(client.identity, 'RPC 1');
  assert.deepEqual(await client.call('ChangeAvailability', { connectorId: 1, type: 'Inoperative' }), {
    status: 'Accepted',
  });
  assert.deepEqual(await client.call('GetConfiguration', { key: ['HeartbeatInterval'] }), {
    configurationKey: [{ key: 'HeartbeatInterval', readonly: false, value: '300' }],
    unknownKey: [],
  });
  assert.deepEqual(await client.call('GetLocalListVersion', {}), { listVersion: 0 });
  await assert.rejects(client.call('ExtendedTriggerMessage', { requestedMessage: 'Heartbeat' }));
  assert.deepEqual(badFrames, []);
});

test('the station with a wrong password is turned away by ocpp-rpc', async (t) => {
  const { url } = await startPartner(t);
  const { station } = stationFor(t, url, 'wrong');
  await assert.rejects(station.connect(), { name: 'HandshakeRefused', statusCode: 401 });
});
