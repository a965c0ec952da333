// What each quirk of 2.0.1 puts on the wire, and which behaviour it changes.
import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { createStation } from '../station.ts';
import { type Fixture201, startCharging201, startFixture201, startOnline201 } from '../testing/fixture.ts';
import { eventsOf } from '../testing/events.ts';
import type { QuirkName } from '../versions.ts';
import { quirks201 } from './quirks.ts';

const minuteMs = 60_000;
const points = [{ maxPowerW: 11_000, phases: 3, registerWh: 50_000 }] as const;

/** A session of so many minutes, told completely. */
async function chargeWith(t: TestContext, quirk: QuirkName, minutes = 3): Promise<Fixture201> {
  const fixture = await startCharging201(t, { quirks: [quirk], points });
  const { station, clock } = fixture;
  clock.advance(minutes * minuteMs);
  station.point(1).unplug();
  await station.until(() => station.queued === 0);
  return fixture;
}

function registersOf(fixture: Fixture201): unknown[] {
  return eventsOf(fixture).map(({ meterValue }) => meterValue?.[0]?.sampledValue[0]?.value);
}

/** What the registers of a session are without any quirk: at start, three samples, and end. */
const lifetime = (value: unknown) => typeof value === 'number' && value >= 50_000;

test('every quirk of 2.0.1 says what it does, and does one kind of thing', () => {
  for (const [name, { says, ...effects }] of Object.entries(quirks201)) {
    assert.match(says, /\S/);
    assert.equal(Object.keys(effects).length, 1, name);
  }
});

test('a quirk that only another version has is refused', async (t) => {
  const { central, clock } = await startFixture201(t);
  const options = { url: central.url, identifier: 'X', points, clock, random: Math.random };
  assert.throws(() => createStation({ ...options, version: '2.0.1', quirks: ['stop-with-transaction-0'] }), RangeError);
  assert.throws(() => createStation({ ...options, quirks: ['sequence-always-0'] }), RangeError);
});

test('sequence-always-0: every event is number 0', async (t) => {
  const events = eventsOf(await chargeWith(t, 'sequence-always-0'));
  assert.deepEqual(
    events.map(({ seqNo }) => seqNo),
    [0, 0, 0, 0, 0],
  );
});

test('started-without-evse: the second event names it', async (t) => {
  const events = eventsOf(await chargeWith(t, 'started-without-evse'));
  assert.deepEqual(
    events.map(({ evse }) => evse?.id),
    [undefined, 1, undefined, undefined, undefined],
  );
});

test('started-without-token: the second event tells it', async (t) => {
  const events = eventsOf(await chargeWith(t, 'started-without-token'));
  assert.deepEqual(
    events.map(({ idToken }) => idToken?.idToken),
    [undefined, 'TOKEN-1', undefined, undefined, undefined],
  );
});

test('ended-overtakes-updated: the end comes before the samples that wait', async (t) => {
  const fixture = await startCharging201(t, { quirks: ['ended-overtakes-updated'] });
  const { station, clock } = fixture;
  station.dropNetwork();
  clock.advance(3 * minuteMs);
  station.point(1).unplug();
  await station.restoreNetwork();
  await station.until(() => station.queued === 0);
  assert.deepEqual(
    eventsOf(fixture).map(({ eventType, seqNo }) => [eventType, seqNo]),
    [
      ['Started', 0],
      ['Updated', 1],
      ['Ended', 4],
      ['Updated', 2],
      ['Updated', 3],
    ],
  );
});

test('ended-without-reason: the end has none', async (t) => {
  const ended = eventsOf(await chargeWith(t, 'ended-without-reason')).at(-1);
  assert.equal(ended?.eventType, 'Ended');
  assert.equal(ended.transactionInfo.stoppedReason, undefined);
});

test('connector-0: in statuses and transactions', async (t) => {
  const fixture = await chargeWith(t, 'connector-0');
  assert.deepEqual(eventsOf(fixture)[0]?.evse, { id: 1, connectorId: 0 });
  assert.ok(fixture.central.payloads('StatusNotification').every(({ connectorId }) => connectorId === 0));
});

test('available-before-ended: the free point is told before the end, and once', async (t) => {
  const { central, station } = await chargeWith(t, 'available-before-ended');
  const statuses = () => central.payloads('StatusNotification');
  await station.until(() => statuses().length === 3);
  const story = central.calls.flatMap(({ action, payload }) => {
    if ('connectorStatus' in payload) return [payload.connectorStatus];
    return action === 'TransactionEvent' && 'eventType' in payload ? [payload.eventType] : [];
  });
  const sinceStart = story.slice(story.indexOf('Started')).filter((word) => word !== 'Updated');
  assert.deepEqual(sinceStart, ['Started', 'Available', 'Ended']);
});

test('repeats-start and repeats-stop-new-id: the answered event is sent again, and no other', async (t) => {
  for (const quirk of ['repeats-start', 'repeats-stop-new-id'] as const) {
    const fixture = await chargeWith(t, quirk, 1);
    const isRepeated = quirk === 'repeats-start' ? 'Started' : 'Ended';
    const repeated = () => eventsOf(fixture).filter(({ eventType }) => eventType === isRepeated);
    await fixture.station.until(() => repeated().length === 2);
    assert.deepEqual(repeated()[0], repeated()[1]);
    assert.equal(eventsOf(fixture).length, 4);
  }
});

test('quirks of the register change what each event shows', async (t) => {
  const shown = async (quirk: QuirkName, minutes?: number) => registersOf(await chargeWith(t, quirk, minutes));
  const small = (value: unknown) => typeof value === 'number' && value < 50_000;
  assert.ok((await shown('kwh-labelled-wh')).every((value) => Number(value) >= 50 && Number(value) < 52));
  assert.deepEqual((await shown('register-per-session')).map(small), [true, true, true, true, true]);
  assert.deepEqual((await shown('lifetime-start-session-samples')).map(small), [false, true, true, true, false]);
  assert.deepEqual((await shown('start-at-zero')).map(small), [true, false, false, false, false]);
  assert.deepEqual((await shown('start-without-register')).map(lifetime), [false, true, true, true, true]);
  assert.deepEqual((await shown('register-falls', 5)).map(small), [false, false, false, false, true, true, true]);
  assert.deepEqual(
    (await shown('register-dips-to-zero')).map((value) => value === 0),
    [false, false, false, true, false],
  );
  assert.equal((await shown('words-as-register'))[2], 'unavailable');
});

test('mixes-wh-and-kwh: every second sample of a transaction is in kilowatt-hours and says so', async (t) => {
  const events = eventsOf(await chargeWith(t, 'mixes-wh-and-kwh'));
  assert.deepEqual(
    events.map(({ meterValue }) => meterValue?.[0]?.sampledValue[0]?.unitOfMeasure?.unit),
    ['Wh', 'Wh', 'kWh', 'Wh', 'Wh'],
  );
});

test('over-long-serial and token-lowercase change the same things in 2.0.1', async (t) => {
  const { central } = await startOnline201(t, { quirks: ['over-long-serial'] });
  assert.equal(central.payloads('BootNotification')[0]?.chargingStation.serialNumber?.length, 60);
  const charged = await chargeWith(t, 'token-lowercase');
  assert.equal(charged.central.payloads('Authorize')[0]?.idToken.idToken, 'token-1');
  assert.equal(eventsOf(charged)[0]?.idToken?.idToken, 'token-1');
});

test('remote-start-needs-connector: a remote start without an EVSE is refused', async (t) => {
  const { central } = await startOnline201(t, { quirks: ['remote-start-needs-connector'] });
  const request = { idToken: { idToken: 'A', type: 'Central' }, remoteStartId: 1 } as const;
  assert.equal((await central.call('RequestStartTransaction', request)).status, 'Rejected');
  assert.equal((await central.call('RequestStartTransaction', { ...request, evseId: 1 })).status, 'Accepted');
});
