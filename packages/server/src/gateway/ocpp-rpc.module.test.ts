import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { createValidator, type IHandlersOption, RPCClient } from 'ocpp-rpc';
import { startStoredGateway, stationPassword } from '../testing/gateway/stored-gateway.ts';
import type { StoredGateway } from '../testing/gateway/stored-gateway.ts';

type Schema = { $id: string; definitions?: Record<string, { type: string; additionalProperties?: boolean }> };

/** Its schemas of 2.1 go by other names than it looks for, and say of words what is only said of objects, at which it cries aloud. */
function validator21() {
  const schemas = createRequire(import.meta.url)('ocpp-rpc/lib/schemas/ocpp2_1.json') as Schema[];
  const named = structuredClone(schemas).map((schema) => {
    for (const part of Object.values(schema.definitions ?? {})) {
      if (part.type !== 'object') delete part.additionalProperties;
    }
    return { ...schema, $id: schema.$id.replace(/Request$/, '.req').replace(/Response$/, '.conf') };
  });
  return createValidator('ocpp2.1', named);
}

/** A station of other hands, checking every frame of ours against its own schemas. */
async function connectForeign({ port }: StoredGateway, password: string, protocol = 'ocpp1.6') {
  const badFrames: unknown[] = [];
  // Its types ask for every option, its code for these.
  const client = new RPCClient({
    endpoint: `ws://127.0.0.1:${port}/ocpp/acme`,
    identity: 'ST-1',
    password,
    protocols: [protocol],
    strictMode: true,
    ...(protocol === 'ocpp2.1' && { strictModeValidators: [validator21()] }),
    reconnect: false,
  } as ConstructorParameters<typeof RPCClient>[0]);
  for (const event of ['badMessage', 'strictValidationFailure'])
    client.on(event, (bad: unknown) => badFrames.push(bad));
  await client.connect();
  return { client, badFrames };
}

test('a session and a command with ocpp-rpc as the station, in strict mode', async () => {
  const house = await startStoredGateway();
  try {
    const { client, badFrames } = await connectForeign(house, stationPassword);
    const asked: string[] = [];
    client.handle(async ({ method }: IHandlersOption) => {
      asked.push(method ?? '');
      return { status: 'Accepted' };
    });
    const timestamp = new Date(Date.now() - 60_000).toISOString();
    const call = (action: string, payload: object) => client.call(action, payload) as Promise<Record<string, unknown>>;
    const booted = await call('BootNotification', { chargePointVendor: 'Foreign', chargePointModel: 'Two' });
    assert.equal(booted['status'], 'Accepted');
    await call('StatusNotification', { connectorId: 1, status: 'Available', errorCode: 'NoError' });
    await call('Heartbeat', {});
    assert.deepEqual(await call('Authorize', { idTag: '04A1' }), { idTagInfo: { status: 'Accepted' } });
    assert.deepEqual(await call('Authorize', { idTag: 'NOBODY' }), { idTagInfo: { status: 'Invalid' } });
    const started = await call('StartTransaction', { connectorId: 1, idTag: '04A1', meterStart: 0, timestamp });
    const { transactionId } = started;
    await call('MeterValues', {
      connectorId: 1,
      transactionId,
      meterValue: [{ timestamp, sampledValue: [{ value: '10' }] }],
    });
    await call('StopTransaction', { transactionId, meterStop: 20, timestamp: new Date().toISOString() });
    await call('FirmwareStatusNotification', { status: 'Idle' });
    await call('DiagnosticsStatusNotification', { status: 'Idle' });
    await call('DataTransfer', { vendorId: 'foreign' });
    await house.rows(
      `insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
       values (gen_random_uuid(), 1, 1, 'clearCache', '{"intent":"clearCache"}', now())`,
    );
    house.bus.ring(1);
    await house.rowOnceThere("select 1 from commands where state = 'accepted'");
    assert.deepEqual(asked, ['ClearCache']);
    await client.close();
    assert.deepEqual(badFrames, []);
  } finally {
    await house.stop();
  }
});

/** What only stations of 2.1 say. */
const addedIn21 = (timestamp: string): [string, object][] => [
  ['NotifyDERAlarm', { controlType: 'LVMustTrip', timestamp, gridEventFault: 'UnderVoltage' }],
  ['NotifyDERStartStop', { controlId: 'c', started: true, timestamp }],
  ['NotifyPriorityCharging', { transactionId: 'T-1', activated: true }],
  ['NotifySettlement', { pspRef: 'p', status: 'Settled', settlementAmount: 9.5, settlementTime: timestamp }],
  ['NotifyWebPaymentStarted', { evseId: 1, timeout: 60 }],
  ['OpenPeriodicEventStream', { constantStreamData: { id: 1, params: { interval: 1 }, variableMonitoringId: 1 } }],
  ['ClosePeriodicEventStream', { id: 1 }],
  ['PullDynamicScheduleUpdate', { chargingProfileId: 1 }],
  ['ReportDERControl', { requestId: 1 }],
  ['VatNumberValidation', { vatNumber: 'DE123', evseId: 1 }],
  [
    'BatterySwap',
    {
      eventType: 'BatteryIn',
      requestId: 1,
      idToken: { idToken: '04A1', type: 'ISO14443' },
      batteryData: [{ evseId: 1, serialNumber: 'B', soC: 20, soH: 98 }],
    },
  ],
  [
    'GetCertificateChainStatus',
    {
      certificateStatusRequests: [
        {
          certificateHashData: { hashAlgorithm: 'SHA256', issuerNameHash: 'n', issuerKeyHash: 'k', serialNumber: '1' },
          source: 'OCSP',
          urls: ['http://ca.test'],
        },
      ],
    },
  ],
];

for (const version of ['2.0.1', '2.1']) {
  test(`a transaction and commands of ${version} with ocpp-rpc as the station, in strict mode`, async () => {
    const house = await startStoredGateway();
    try {
      const { client, badFrames } = await connectForeign(house, stationPassword, `ocpp${version}`);
      const asked: string[] = [];
      client.handle(async ({ method }: IHandlersOption) => {
        asked.push(method ?? '');
        return { status: 'Accepted' };
      });
      const call = (action: string, payload: object) =>
        client.call(action, payload) as Promise<Record<string, unknown>>;
      const at = (secondsAgo: number) => new Date(Date.now() - secondsAgo * 1000).toISOString();
      const chargingStation = { vendorName: 'Foreign', model: 'Three' };
      assert.equal((await call('BootNotification', { reason: 'PowerUp', chargingStation }))['status'], 'Accepted');
      const evse = { id: 1, connectorId: 1 };
      await call('StatusNotification', { evseId: 1, connectorId: 1, connectorStatus: 'Occupied', timestamp: at(90) });
      await call('Heartbeat', {});
      const idToken = { idToken: '04A1', type: 'ISO14443' };
      assert.deepEqual(await call('Authorize', { idToken }), { idTokenInfo: { status: 'Accepted' } });
      const transactionInfo = { transactionId: 'T-1', chargingState: 'Charging' };
      const event = (eventType: string, triggerReason: string, seqNo: number, more: object) =>
        call('TransactionEvent', {
          eventType,
          triggerReason,
          seqNo,
          timestamp: at(60 - seqNo),
          transactionInfo,
          ...more,
        });
      const value = (wh: number, context: string) => ({
        meterValue: [{ timestamp: at(60), sampledValue: [{ value: wh, context }] }],
      });
      const begun = { evse, idToken, ...value(0, 'Transaction.Begin') };
      assert.deepEqual(await event('Started', 'Authorized', 0, begun), { idTokenInfo: { status: 'Accepted' } });
      assert.deepEqual(await event('Updated', 'MeterValuePeriodic', 1, value(10, 'Sample.Periodic')), {});
      assert.deepEqual(await event('Ended', 'StopAuthorized', 2, { idToken, ...value(20, 'Transaction.End') }), {
        idTokenInfo: { status: 'Accepted' },
      });
      await call('MeterValues', { evseId: 1, meterValue: [{ timestamp: at(1), sampledValue: [{ value: 20 }] }] });
      await call('NotifyReport', { requestId: 1, generatedAt: at(0), seqNo: 0 });
      await call('NotifyEVChargingNeeds', { evseId: 1, chargingNeeds: { requestedEnergyTransfer: 'AC_three_phase' } });
      await call('SecurityEventNotification', { type: 'StartupOfTheDevice', timestamp: at(0) });
      await call('FirmwareStatusNotification', { status: 'Idle' });
      await call('DataTransfer', { vendorId: 'foreign', data: { any: 1 } });
      for (const [action, payload] of version === '2.1' ? addedIn21(at(0)) : []) await call(action, payload);
      const intents = [
        { intent: 'startCharging', evse: 1, token: '04A1', tokenType: 'iso14443' },
        { intent: 'setAvailability', evse: 1, connector: 1, available: true },
        { intent: 'refreshConfiguration', keys: [] },
        { intent: 'triggerMessage', message: 'StatusNotification', evse: 1 },
        { intent: 'reset', resetKind: 'soft', evse: 1 },
      ];
      for (const [nth, intent] of intents.entries()) {
        await house.rows(
          `insert into commands (id, organization_id, station_id, intent, arguments, queued_at)
         values (gen_random_uuid(), 1, 1, $1, $2, now() + $3 * interval '1 millisecond')`,
          [intent.intent, intent, nth],
        );
      }
      house.bus.ring(1);
      await house.rowOnceThere(`select 1 from commands where state = 'accepted' having count(*) = ${intents.length}`);
      assert.deepEqual(asked, [
        'RequestStartTransaction',
        'ChangeAvailability',
        'GetBaseReport',
        'TriggerMessage',
        'Reset',
      ]);
      await client.close();
      assert.deepEqual(badFrames, []);
    } finally {
      await house.stop();
    }
  });
}

test('ocpp-rpc with a wrong password is refused (F-2)', async () => {
  const house = await startStoredGateway();
  try {
    await assert.rejects(connectForeign(house, 'another password'), /401|Unauthorized/i);
  } finally {
    await house.stop();
  }
});
