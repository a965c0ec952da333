// Timestamps of the wire (F-11).
import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formatTimestamp, parseTimestamp } from './time.ts';

function read(text: string, stationZone?: string): [string | undefined, string | undefined] {
  const timestamp = parseTimestamp(text, stationZone === undefined ? {} : { stationZone });
  return [timestamp?.at.toISOString(), timestamp?.deviation?.rule];
}

test('any offset and any fraction is read (F-11)', () => {
  assert.deepEqual(read('2024-05-01T10:00:00Z'), ['2024-05-01T10:00:00.000Z', undefined]);
  assert.deepEqual(read('2024-05-01T10:00:00.5Z'), ['2024-05-01T10:00:00.500Z', undefined]);
  assert.deepEqual(read('2024-05-01T10:00:00.123456789012+05:30'), ['2024-05-01T04:30:00.123Z', undefined]);
  assert.deepEqual(read('2024-05-01t10:00:00-03:00'), ['2024-05-01T13:00:00.000Z', undefined]);
  assert.deepEqual(read('1970-01-01T00:00:00Z'), ['1970-01-01T00:00:00.000Z', undefined]);
});

test("without an offset it is the station's own time, as a deviation (F-11)", () => {
  assert.deepEqual(read('2024-05-01T10:00:00', 'Europe/Vienna'), ['2024-05-01T08:00:00.000Z', 'no-offset']);
  assert.deepEqual(read('2024-01-01T10:00:00', 'Europe/Vienna'), ['2024-01-01T09:00:00.000Z', 'no-offset']);
  assert.deepEqual(read('2024-05-01 10:00:00'), ['2024-05-01T10:00:00.000Z', 'no-offset']);
});

test('an hour that the clock change skips or repeats is still a time (F-11)', () => {
  assert.deepEqual(read('2024-03-31T02:30:00', 'Europe/Vienna'), ['2024-03-31T01:30:00.000Z', 'no-offset']);
  assert.deepEqual(read('2024-10-27T02:30:00', 'Europe/Vienna'), ['2024-10-27T00:30:00.000Z', 'no-offset']);
});

test('an odd way of writing is read, as a deviation (F-10, F-11)', () => {
  const expected = ['2024-05-01T08:00:00.000Z', 'odd-timestamp'];
  for (const text of ['2024-05-01T10:00:00+0200', '2024-05-01T10:00:00+02', '2024-05-01 10:00+02:00']) {
    assert.deepEqual(read(text), expected, text);
  }
  assert.deepEqual(read('2024-05-01T10:00:00,5Z'), ['2024-05-01T10:00:00.500Z', 'odd-timestamp']);
});

test('what is no time is not guessed at (F-11)', () => {
  for (const text of ['', 'now', '2024-02-30T10:00:00Z', '2024-05-01T25:00:00Z', '2024-05-01', '0', 'x'.repeat(1e6)]) {
    assert.equal(parseTimestamp(text), undefined, text.slice(0, 20));
  }
  assert.equal(parseTimestamp('2024-05-01T10:00:00', { stationZone: 'Nowhere' }), undefined);
});

test('out goes UTC with Z, with milliseconds or none (F-11)', () => {
  const at = new Date('2024-05-01T10:00:00.789Z');
  assert.equal(formatTimestamp(at, { milliseconds: true }), '2024-05-01T10:00:00.789Z');
  assert.equal(formatTimestamp(at, { milliseconds: false }), '2024-05-01T10:00:00Z');
});

test('any text whatever is read or not, without an exception (F-11)', () => {
  const digits = fc.stringMatching(/^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(\.\d{0,12})?(Z|[+-]\d\d:?\d\d)?$/);
  fc.assert(fc.property(fc.oneof(fc.string(), digits), (text) => void parseTimestamp(text)));
});

test('what we write is read back as it was (F-11)', () => {
  const date = fc.date({ noInvalidDate: true, min: new Date(0), max: new Date('2200-01-01') });
  fc.assert(
    fc.property(date, (at) => {
      assert.deepEqual(parseTimestamp(formatTimestamp(at, { milliseconds: true })), { at });
    }),
  );
});
