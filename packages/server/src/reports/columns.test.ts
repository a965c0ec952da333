import assert from 'node:assert/strict';
import { test } from 'node:test';
import { columnsOf, decimalsOf, instantsIn } from './columns.ts';
import type { ReportSession } from './wire.ts';

test('an instant has the offset of its zone, on both sides of a change of clocks (E-9)', () => {
  const helsinki = instantsIn('Europe/Helsinki');
  assert.equal(helsinki(new Date('2026-03-29T00:59:59.999Z')), '2026-03-29T02:59:59+02:00');
  assert.equal(helsinki(new Date('2026-03-29T01:00:00Z')), '2026-03-29T04:00:00+03:00');
  assert.equal(instantsIn('Asia/Kathmandu')(new Date('2026-03-29T18:15:00Z')), '2026-03-30T00:00:00+05:45');
  assert.equal(instantsIn('UTC')(new Date('1969-12-31T23:59:59.001Z')), '1969-12-31T23:59:59+00:00');
});

test('whole watt-hours and hundredths are written without loss', () => {
  assert.equal(decimalsOf('kilowattHours', 1), '0.001');
  assert.equal(decimalsOf('kilowattHours', 123_456_789), '123456.789');
  assert.equal(decimalsOf('money', 1_005), '10.05');
  assert.equal(decimalsOf('integer', 7), '7');
});

test('what is known of an energy is a code in English, for programs, and words in German', () => {
  const told = { quality: 'partial', flags: ['start_missing', 'overlap'] } as ReportSession;
  const said = (language: 'en' | 'de') =>
    columnsOf({ language })
      .filter(({ key }) => key === 'quality' || key === 'flags')
      .map((column) => column.of(told));
  assert.deepEqual(said('en'), ['partial', 'start_missing overlap']);
  assert.deepEqual(said('de'), ['teilweise gemessen', 'Startwert fehlt, Überschneidet sich']);
});
