// The 2.0.1 station against a central system that is not of our making: ocpp-rpc as server, checking every frame strictly.
import assert from 'node:assert/strict';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { test, type TestContext } from 'node:test';
import { type IHandlersOption, RPCServer } from 'ocpp-rpc';
import { createStation } from '../station.ts';
import { manualClock } from '../world/clock.ts';
import { seededRandom } from '../world/random.ts';

type Received = { action: string; params: Record<string, unknown> };
type Partner = {
  on(event: string, listener: (bad: unknown) => void): void;
  handle(handler: (call: IHandlersOption) => object): void;
  call(method: string, params: object): Promise<unknown>;
};

const currentTime = '2026-01-05T08:00:00.000Z';
const idTokenInfo = { status: 'Accepted' };
const answers: Record<string, object> = {
  BootNotification: { status: 'Accepted', interval: 300, currentTime },
  Heartbeat: { currentTime },
  StatusNotification: {},
  Authorize: { idTokenInfo },
  TransactionEvent: { idTokenInfo },
  MeterValues: {},
  NotifyReport: {},
  NotifyCustomerInformation: {},
  FirmwareStatusNotification: {},
  LogStatusNotification: {},
};

async function startPartner(t: TestContext) {
  const received: Received[] = [];
  const badFrames: unknown[] = [];
  const server = new RPCServer({ protocols: ['ocpp2.0.1'], strictMode: true });
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

function stationFor(t: TestContext, url: string) {
  const clock = manualClock();
  const station = createStation({
    version: '2.0.1',
    url,
    identifier: 'RPC 1',
    points: [
      { maxPowerW: 22_000, phases: 3 },
      { maxPowerW: 50_000, phases: 0, connectorType: 'cCCS2' },
    ],
    configuration: {
      'TxCtrlr.TxStartPoint': 'EVConnected',
      'AlignedDataCtrlr.Interval': '120',
      'SampledDataCtrlr.TxUpdatedMeasurands':
        'Energy.Active.Import.Register,Power.Active.Import,Current.Import,Voltage,SoC',
    },
    clock,
    random: seededRandom(2),
    reconnects: false,
    files: { download: async () => new Uint8Array(1), upload: async () => undefined },
  });
  t.after(() => station.close());
  return { station, clock };
}

test('the 2.0.1 station boots, charges and stops with ocpp-rpc in strict mode', async (t) => {
  const { url, received, badFrames } = await startPartner(t);
  const { station, clock } = stationFor(t, url);
  await station.connect();
  for (const point of station.points) {
    point.plugIn({ batteryWh: 60_000, maxPowerW: 50_000, startPercent: 20 });
    await point.presentToken(`TOKEN-${point.number}`);
  }
  clock.advance(5 * 60_000);
  await station.point(1).presentToken('TOKEN-1');
  for (const point of station.points) point.unplug();
  clock.advance(2 * 60_000);
  await station.until(() => station.queued === 0);

  assert.deepEqual(badFrames, []);
  const of = (action: string) => received.filter((call) => call.action === action).map(({ params }) => params);
  const told = (eventType: string) => of('TransactionEvent').filter((event) => event['eventType'] === eventType);
  assert.deepEqual([told('Started').length, told('Ended').length, of('MeterValues').length], [2, 2, 2]);
});

test('the 2.0.1 station answers the calls of ocpp-rpc in strict mode', async (t) => {
  const { url, received, badFrames, nextClient } = await startPartner(t);
  const { station, clock } = stationFor(t, url);
  const clientComes = nextClient();
  await station.connect();
  const client = await clientComes;
  const component = { name: 'OCPPCommCtrlr' };
  const variable = { name: 'HeartbeatInterval' };
  const idToken = { idToken: 'APP', type: 'Central' };
  const calls: [string, object, object][] = [
    ['ChangeAvailability', { operationalStatus: 'Inoperative', evse: { id: 2 } }, { status: 'Accepted' }],
    [
      'GetVariables',
      { getVariableData: [{ component, variable }] },
      {
        getVariableResult: [
          { component, variable, attributeType: 'Actual', attributeStatus: 'Accepted', attributeValue: '300' },
        ],
      },
    ],
    [
      'SetVariables',
      { setVariableData: [{ component, variable, attributeValue: 'often' }] },
      {
        setVariableResult: [
          {
            component,
            variable,
            attributeType: 'Actual',
            attributeStatus: 'Rejected',
            attributeStatusInfo: { reasonCode: 'InvalidValue' },
          },
        ],
      },
    ],
    ['GetBaseReport', { requestId: 1, reportBase: 'FullInventory' }, { status: 'Accepted' }],
    ['RequestStartTransaction', { idToken, remoteStartId: 1, evseId: 1 }, { status: 'Accepted' }],
    ['GetTransactionStatus', {}, { messagesInQueue: false }],
    ['UnlockConnector', { evseId: 2, connectorId: 1 }, { status: 'Unlocked' }],
    ['TriggerMessage', { requestedMessage: 'Heartbeat' }, { status: 'Accepted' }],
    ['GetLocalListVersion', {}, { versionNumber: 0 }],
    ['CustomerInformation', { requestId: 2, report: true, clear: false, idToken }, { status: 'Accepted' }],
    [
      'UpdateFirmware',
      { requestId: 3, firmware: { location: 'https://example.com/f', retrieveDateTime: currentTime } },
      { status: 'Accepted' },
    ],
    ['ClearCache', {}, { status: 'Accepted' }],
  ];
  for (const [action, request, response] of calls) assert.deepEqual(await client.call(action, request), response);
  await assert.rejects(client.call('GetInstalledCertificateIds', {}));
  clock.advance(1);
  await station.until(() => received.some(({ params }) => params['status'] === 'Downloaded'));
  clock.advance(60_000);
  const reports = () => received.filter(({ action }) => action === 'NotifyReport');
  await station.until(() => reports().at(-1)?.params['tbc'] === false);
  await station.until(() => received.some(({ params }) => params['status'] === 'Installed'));
  assert.deepEqual(badFrames, []);
});
