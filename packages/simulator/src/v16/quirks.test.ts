// What each quirk puts on the wire, and which behaviour it changes.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import type { SimulatedStation } from '../station.ts';
import { type Fixture, startCharging, startFixture, startOnline } from '../testing/fixture.ts';
import type { QuirkName } from '../versions.ts';
import { temperOf } from '../wire/quirks.ts';
import { quirks16 } from './quirks.ts';

const minuteMs = 60_000;
const points = [{ maxPowerW: 11_000, phases: 3, registerWh: 50_000 }] as const;

/** A session of so many minutes, told completely. */
async function chargeWith(t: TestContext, quirk: QuirkName, minutes = 3): Promise<Fixture> {
  const fixture = await startCharging(t, { quirks: [quirk], points });
  const { station, clock } = fixture;
  clock.advance(minutes * minuteMs);
  station.point(1).unplug();
  await station.until(() => station.queued === 0);
  return fixture;
}

function registersOf({ central }: Fixture): (string | undefined)[] {
  return central
    .payloads('MeterValues')
    .map(
      ({ meterValue }) => meterValue[0]?.sampledValue.find(({ measurand }) => measurand?.startsWith('Energy'))?.value,
    );
}

function watchSent(station: SimulatedStation): string[] {
  const sent: string[] = [];
  station.onFrame((direction, text) => {
    if (direction === 'out') sent.push(text);
  });
  return sent;
}

const framesOf = (sent: string[], action: string) => sent.filter((text) => text.includes(`,"${action}",`));

test('every quirk says what it does', () => {
  for (const [name, { says, ...effects }] of Object.entries(quirks16)) {
    assert.match(says, /\S/);
    assert.equal(Object.keys(effects).length, 1, name);
  }
});

test('several quirks work on one message', () => {
  const temper = temperOf(quirks16, ['stop-with-transaction-0', 'register-per-session', 'numbers-as-strings']);
  const about = { point: 1, idTag: undefined, startWh: 500, sampleNumber: 0 };
  const stop = { meterStop: 700, timestamp: '2026-01-05T08:00:00Z', transactionId: 9 };
  assert.deepEqual(temper.mend('StopTransaction', stop, about), {
    meterStop: '200',
    timestamp: '2026-01-05T08:00:00Z',
    transactionId: '0',
  });
});

test('clock-1970: time begins with the power', async (t) => {
  const { central } = await chargeWith(t, 'clock-1970');
  assert.equal(central.payloads('StartTransaction')[0]?.timestamp, '1970-01-01T00:00:00.000Z');
  assert.equal(central.payloads('StopTransaction')[0]?.timestamp, '1970-01-01T00:03:00.000Z');
});

test('local-time-as-z: timestamps are two hours ahead', async (t) => {
  const { central } = await chargeWith(t, 'local-time-as-z');
  assert.equal(central.payloads('StartTransaction')[0]?.timestamp, '2026-01-05T10:00:00.000Z');
});

test('stop-with-transaction-0 and -minus-1: the stop names no transaction that is', async (t) => {
  const zero = await chargeWith(t, 'stop-with-transaction-0');
  assert.equal(zero.central.payloads('StopTransaction')[0]?.transactionId, 0);
  const minusOne = await chargeWith(t, 'stop-with-transaction-minus-1');
  assert.equal(minusOne.central.payloads('StopTransaction')[0]?.transactionId, -1);
});

test('repeats-start: the answered start is sent again, to the letter', async (t) => {
  const { central, station } = await startOnline(t, { quirks: ['repeats-start'] });
  const sent = watchSent(station);
  station.point(1).plugIn();
  await station.point(1).presentToken('TOKEN-1');
  await station.until(() => framesOf(sent, 'StartTransaction').length === 2);
  const [first, second] = framesOf(sent, 'StartTransaction');
  assert.equal(first, second);
  await station.until(() => central.payloads('StartTransaction').length === 2);
});

test('repeats-stop-new-id: the answered stop is sent again under another message id', async (t) => {
  const { station } = await startCharging(t, { quirks: ['repeats-stop-new-id'] });
  const sent = watchSent(station);
  station.point(1).unplug();
  await station.until(() => framesOf(sent, 'StopTransaction').length === 2);
  const [first, second] = framesOf(sent, 'StopTransaction').map((text) => JSON.parse(text) as unknown[]);
  assert.notEqual(first?.[1], second?.[1]);
  assert.deepEqual(first?.slice(2), second?.slice(2));
});

test('kwh-labelled-wh: registers are told in kilowatt-hours as watt-hours', async (t) => {
  const fixture = await chargeWith(t, 'kwh-labelled-wh');
  assert.match(registersOf(fixture)[0] ?? '', /^50\.1\d\d$/);
  assert.equal(fixture.central.payloads('StartTransaction')[0]?.meterStart, 50);
  assert.equal(fixture.central.payloads('StopTransaction')[0]?.meterStop, 51);
});

test('register-per-session: counting begins at 0', async (t) => {
  const fixture = await chargeWith(t, 'register-per-session');
  const sessionWh = fixture.station.meterWh(1) - 50_000;
  assert.equal(fixture.central.payloads('StartTransaction')[0]?.meterStart, 0);
  assert.equal(registersOf(fixture).at(-1), String(sessionWh));
  assert.equal(fixture.central.payloads('StopTransaction')[0]?.meterStop, sessionWh);
});

test('lifetime-start-session-samples: only the samples count from 0', async (t) => {
  const fixture = await chargeWith(t, 'lifetime-start-session-samples');
  const endWh = fixture.station.meterWh(1);
  assert.equal(fixture.central.payloads('StartTransaction')[0]?.meterStart, 50_000);
  assert.equal(registersOf(fixture).at(-1), String(endWh - 50_000));
  assert.equal(fixture.central.payloads('StopTransaction')[0]?.meterStop, endWh);
});

test('start-at-zero: only the start tells 0', async (t) => {
  const fixture = await chargeWith(t, 'start-at-zero');
  assert.equal(fixture.central.payloads('StartTransaction')[0]?.meterStart, 0);
  assert.ok(registersOf(fixture).every((value) => Number(value) > 50_000));
});

test('start-without-register: the start tells no register', async (t) => {
  const { central } = await chargeWith(t, 'start-without-register');
  const [start] = central.payloads('StartTransaction');
  assert.ok(start !== undefined && !('meterStart' in start));
});

test('register-falls: from the fourth sample on, at the stop too, only the session counts', async (t) => {
  const fixture = await chargeWith(t, 'register-falls', 5);
  const sessionWh = fixture.station.meterWh(1) - 50_000;
  assert.deepEqual(
    registersOf(fixture).map((value) => Number(value) > 50_000),
    [true, true, true, false, false],
  );
  assert.equal(fixture.central.payloads('StopTransaction')[0]?.meterStop, sessionWh);
});

test('register-dips-to-zero: every third sample is 0', async (t) => {
  const fixture = await chargeWith(t, 'register-dips-to-zero', 6);
  assert.deepEqual(
    registersOf(fixture).map((value) => value === '0'),
    [false, false, true, false, false, true],
  );
});

test('mixes-wh-and-kwh: every second sample is in kilowatt-hours and says so', async (t) => {
  const { central } = await chargeWith(t, 'mixes-wh-and-kwh', 4);
  const units = central.payloads('MeterValues').map(({ meterValue }) => meterValue[0]?.sampledValue[0]?.unit);
  assert.deepEqual(units, ['Wh', 'kWh', 'Wh', 'kWh']);
});

test('words-as-register: every second register is a word', async (t) => {
  assert.deepEqual(registersOf(await chargeWith(t, 'words-as-register', 2))[1], 'unavailable');
});

test('over-long-serial: the serial number has 60 characters', async (t) => {
  const { central } = await startOnline(t, { quirks: ['over-long-serial'] });
  assert.equal(central.payloads('BootNotification')[0]?.chargePointSerialNumber?.length, 60);
});

test('numbers-as-strings: no number is left', async (t) => {
  const { central } = await chargeWith(t, 'numbers-as-strings');
  assert.deepEqual({ ...central.payloads('StartTransaction')[0] }.meterStart, '50000');
  assert.deepEqual({ ...central.payloads('StopTransaction')[0] }.transactionId, '1001');
});

test('broken-json-in-meter-values: only meter values are broken', async (t) => {
  const { station, clock } = await startCharging(t, { quirks: ['broken-json-in-meter-values'] });
  const sent = watchSent(station);
  clock.advance(minuteMs);
  station.point(1).unplug();
  await station.until(() => framesOf(sent, 'MeterValues').length === 1);
  assert.throws(() => JSON.parse(framesOf(sent, 'MeterValues')[0] ?? '{}') as unknown, SyntaxError);
});

test('token-lowercase: tokens are told in small letters', async (t) => {
  const { central } = await chargeWith(t, 'token-lowercase');
  assert.equal(central.payloads('Authorize')[0]?.idTag, 'token-1');
  assert.equal(central.payloads('StartTransaction')[0]?.idTag, 'token-1');
});

test('no-subprotocol: none is offered', async (t) => {
  const { central } = await startOnline(t, { quirks: ['no-subprotocol'] });
  assert.deepEqual(central.handshakes[0]?.subprotocols, []);
});

test('never-answers-pings: a ping stays without pong, while calls are answered', async (t) => {
  const { central } = await startOnline(t, { quirks: ['never-answers-pings'] });
  const [socket] = central.sockets;
  socket?.on('pong', () => assert.fail('a pong came'));
  socket?.ping();
  assert.deepEqual(await central.call('ClearCache', {}), { status: 'Accepted' });
});

test('no-boot-after-reconnect: a reconnected station says its status but does not boot', async (t) => {
  const { central, station } = await startOnline(t, { quirks: ['no-boot-after-reconnect'] });
  const statusesTold = (count: number) => station.until(() => central.payloads('StatusNotification').length === count);
  await statusesTold(2);
  station.dropNetwork();
  await station.restoreNetwork();
  await statusesTold(4);
  assert.equal(central.payloads('BootNotification').length, 1);
  station.cutPower();
  await station.restorePower();
  assert.equal(central.payloads('BootNotification').length, 2);
});

test('status-before-boot-answer: the status is sent while the boot waits', async (t) => {
  const { central, station } = await startFixture(t, { quirks: ['status-before-boot-answer'] });
  const sent = watchSent(station);
  await station.connect();
  assert.deepEqual(
    sent.slice(0, 2).map((text) => (JSON.parse(text) as unknown[])[2]),
    ['BootNotification', 'StatusNotification'],
  );
  assert.equal(central.handshakes.length, 1);
});

test('remote-start-needs-connector: a remote start without one is refused', async (t) => {
  const { central } = await startOnline(t, { quirks: ['remote-start-needs-connector'] });
  assert.equal((await central.call('RemoteStartTransaction', { idTag: 'A' })).status, 'Rejected');
  assert.equal((await central.call('RemoteStartTransaction', { idTag: 'A', connectorId: 1 })).status, 'Accepted');
});

test('key-as-letters: a key of 40 hexadecimal letters is sent as letters, else as 20 bytes', async (t) => {
  const value = '00112233445566778899aabbccddeeff00112233';
  const passwords: (string | undefined)[] = [];
  for (const names of [[], ['key-as-letters']] as const) {
    const { central, station } = await startOnline(t, { quirks: names, password: 'old password' });
    assert.equal((await central.call('ChangeConfiguration', { key: 'AuthorizationKey', value })).status, 'Accepted');
    station.dropNetwork();
    await station.restoreNetwork();
    const basic = central.handshakes[1]?.authorization?.slice('Basic '.length) ?? '';
    passwords.push(Buffer.from(basic, 'base64').subarray('TEST-1:'.length).toString('latin1'));
  }
  assert.deepEqual(passwords, [Buffer.from(value, 'hex').toString('latin1'), value]);
});
