import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noon, seenAt } from '../../../testing/seen.ts';
import { readReadings } from './readings.ts';

const element = { timestamp: '2026-03-01T11:58:00Z', sampledValue: [{ value: '1500', context: 'Sample.Clock' }] };
const session = { evse: 1, transactionId: 4711 };

test('each instant is normalised and keeps its values as they came', () => {
  const [reading] = readReadings([element], session, seenAt());
  assert.deepEqual(reading && { ...reading, digest: '' }, {
    at: new Date('2026-03-01T11:58:00Z'),
    stationAt: new Date('2026-03-01T11:58:00Z'),
    digest: '',
    registerWh: 1500,
    intervalWh: null,
    powerW: null,
    readings: '[{"value":"1500","context":"Sample.Clock"}]',
  });
});

test('the same instant sent again has the same digest; another point, session or value another (T-6)', () => {
  const digest = (value: unknown, belonging = session) => readReadings([value], belonging, seenAt())[0]?.digest;
  assert.match(digest(element) ?? '', /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/);
  assert.equal(digest(element), digest(structuredClone(element)));
  assert.notEqual(digest(element), digest(element, { evse: 2, transactionId: 4711 }));
  assert.notEqual(digest(element), digest(element, { evse: 1, transactionId: 4712 }));
  assert.notEqual(digest(element), digest({ ...element, sampledValue: [{ value: '1501' }] }));
});

test('an instant without a readable time has that of its arrival', () => {
  const [reading] = readReadings([{ ...element, timestamp: 'now' }], session, seenAt());
  assert.deepEqual([reading?.at, reading?.stationAt], [noon, noon]);
});

test('elements without values are left out, a lone element or value is taken as a list', () => {
  const values = [null, 'x', {}, { timestamp: element.timestamp, sampledValue: [] }, element];
  assert.equal(readReadings(values, session, seenAt()).length, 1);
  assert.equal(readReadings({ ...element, sampledValue: { value: '7' } }, session, seenAt())[0]?.registerWh, 7);
});
