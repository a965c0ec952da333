// What a 2.1 station does otherwise than one of 2.0.1: the subprotocol, and the calls that 2.1 adds.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { v201, v21 } from '@stationmaster/ocpp';
import { startOnline21 } from '../testing/fixture.ts';
import { addedCommands } from './commands.ts';

test('a session is told as in 2.0.1, over a connection of 2.1', async (t) => {
  const { central, station, clock } = await startOnline21(t);
  assert.deepEqual(central.handshakes[0]?.subprotocols, ['ocpp2.1']);
  const point = station.point(1);
  point.plugIn();
  await point.presentToken('TOKEN-1');
  clock.advance(3 * 60_000);
  point.unplug();
  await station.until(() => station.queued === 0);
  const events = central.payloads('TransactionEvent');
  assert.deepEqual([events[0]?.eventType, events.at(-1)?.eventType], ['Started', 'Ended']);
  assert.equal(events.at(-1)?.transactionInfo.stoppedReason, 'EVDisconnected');
  for (const { action, payload } of central.calls) v21.checkOutgoing(action, 'request', payload);
});

test('every call that 2.1 adds has an answer', () => {
  const added = v21.toStation.difference(v201.toStation);
  const commandFor = addedCommands();
  assert.deepEqual(
    [...added].filter((action) => commandFor(action) === undefined),
    [],
  );
  for (const action of ['Reset', 'toString']) assert.equal(commandFor(action), undefined);
});

test('what the station cannot do it does not promise', async (t) => {
  const { call } = (await startOnline21(t)).central;
  const timestamp = '2026-01-05T08:00:00.000Z';
  assert.equal((await call('AFRRSignal', { timestamp, signal: 1 })).status, 'Rejected');
  assert.equal((await call('UsePriorityCharging', { transactionId: 'x', activate: true })).status, 'NoProfile');
  assert.equal((await call('GetDERControl', { requestId: 1 })).status, 'NotSupported');
  assert.deepEqual(await call('GetPeriodicEventStream', {}), {});
  const custom = { requestedMessage: 'CustomTrigger', customTrigger: 'SelfTest' } as const;
  assert.equal((await call('TriggerMessage', custom)).status, 'NotImplemented');
});

test('a default tariff is kept, told and cleared', async (t) => {
  const { central } = await startOnline21(t);
  const tariff = {
    tariffId: 'T-1',
    currency: 'EUR',
    energy: { prices: [{ priceKwh: 0.5 }] as [{ priceKwh: number }] },
  };
  const told = async () => (await central.call('GetTariffs', { evseId: 0 })).tariffAssignments;
  assert.equal((await central.call('GetTariffs', { evseId: 0 })).status, 'NoTariff');
  assert.equal((await central.call('SetDefaultTariff', { evseId: 1, tariff })).status, 'Accepted');
  assert.equal((await central.call('SetDefaultTariff', { evseId: 0, tariff })).status, 'DuplicateTariffId');
  assert.deepEqual(await told(), [{ tariffId: 'T-1', tariffKind: 'DefaultTariff', evseIds: [1] }]);
  assert.deepEqual(await central.call('ClearTariffs', { tariffIds: ['T-1'] }), {
    clearTariffsResult: [{ tariffId: 'T-1', status: 'Accepted' }],
  });
  assert.deepEqual(await central.call('ClearTariffs', {}), { clearTariffsResult: [{ status: 'NoTariff' }] });
});
