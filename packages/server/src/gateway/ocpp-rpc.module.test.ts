import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type IHandlersOption, RPCClient } from 'ocpp-rpc';
import { startStoredGateway, stationPassword } from '../testing/stored-gateway.ts';
import type { StoredGateway } from '../testing/stored-gateway.ts';

/** A station of other hands, checking every frame of ours against its own schemas. */
async function connectForeign({ port }: StoredGateway, password: string) {
  const badFrames: unknown[] = [];
  // Its types ask for every option, its code for these.
  const client = new RPCClient({
    endpoint: `ws://127.0.0.1:${port}/ocpp/acme`,
    identity: 'ST-1',
    password,
    protocols: ['ocpp1.6'],
    strictMode: true,
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

test('ocpp-rpc with a wrong password is refused (F-2)', async () => {
  const house = await startStoredGateway();
  try {
    await assert.rejects(connectForeign(house, 'another password'), /401|Unauthorized/i);
  } finally {
    await house.stop();
  }
});
