import assert from 'node:assert/strict';
import { test } from 'node:test';
import { mostPeriods, periodsOf, type AskedSpan, type Step } from './periods.ts';

const helsinki = { now: new Date('2026-10-22T11:32:00Z'), timeZone: 'Europe/Helsinki' };
type Zone = typeof helsinki;

function hoursOf(asked: AskedSpan & { by?: Step }, zone: Zone = helsinki): number[] {
  const { bounds } = periodsOf(asked, zone) ?? { bounds: [] };
  return bounds.slice(1).map((bound, index) => (bound.getTime() - (bounds[index]?.getTime() ?? 0)) / 3_600_000);
}

test('days of 23 and 25 hours are what the clock of the organization says (E-9)', () => {
  const at = (now: string) => ({ ...helsinki, now: new Date(now) });
  const spring = { from: '2026-03-28', to: '2026-03-30', by: 'day' } as const;
  assert.deepEqual(hoursOf(spring, at('2026-10-22T11:32:00Z')), [24, 23, 24]);
  const autumn = { from: '2025-10-25', to: '2025-10-27', by: 'day' } as const;
  assert.deepEqual(hoursOf(autumn), [24, 25, 24]);
  assert.equal(hoursOf({ from: '2025-10-26', to: '2025-10-26', by: 'hour' }).length, 25);
});

test('hours of a zone with half hours begin where its clocks strike (E-9)', () => {
  const kolkata = { now: new Date('2026-10-22T11:45:00Z'), timeZone: 'Asia/Kolkata' };
  const { bounds = [] } = periodsOf({ span: '24h' }, kolkata) ?? {};
  assert.deepEqual(
    [bounds.length, bounds[0]?.toISOString(), bounds.at(-1)?.toISOString()],
    [25, '2026-10-21T12:30:00.000Z', '2026-10-22T12:30:00.000Z'],
  );
});

test('clocks that go back by half an hour lose and repeat none of it (E-9)', () => {
  const lordHowe = { now: new Date('2026-10-22T11:45:00Z'), timeZone: 'Australia/Lord_Howe' };
  const hours = hoursOf({ from: '2026-04-05', to: '2026-04-05', by: 'hour' }, lordHowe);
  assert.equal(
    hours.reduce((sum, hour) => sum + hour, 0),
    24.5,
  );
  assert.ok(hours.every((hour) => hour > 0 && hour <= 1));
});

test('a named span ends with the period that is under way', () => {
  const ends = (['24h', '7d', '30d', '12m'] as const).map((span) => {
    const { by, bounds = [] } = periodsOf({ span }, helsinki) ?? {};
    return [by, bounds.length - 1, bounds[0]?.toISOString(), bounds.at(-1)?.toISOString()];
  });
  assert.deepEqual(ends, [
    ['hour', 24, '2026-10-21T12:00:00.000Z', '2026-10-22T12:00:00.000Z'],
    ['day', 7, '2026-10-15T21:00:00.000Z', '2026-10-22T21:00:00.000Z'],
    ['day', 30, '2026-09-22T21:00:00.000Z', '2026-10-22T21:00:00.000Z'],
    ['month', 12, '2025-10-31T22:00:00.000Z', '2026-10-22T21:00:00.000Z'],
  ]);
});

test('weeks begin on Monday; the first and the last are cut to the span', () => {
  assert.deepEqual(hoursOf({ from: '2026-09-02', to: '2026-09-15', by: 'week' }), [5 * 24, 7 * 24, 2 * 24]);
});

test('what lies in the future has no periods', () => {
  assert.deepEqual(hoursOf({ from: '2026-10-21', to: '2026-12-31', by: 'day' }), [24, 24]);
});

test('without a step the span chooses one', () => {
  const stepOf = (from: string, to: string) => periodsOf({ from, to }, helsinki)?.by;
  assert.deepEqual(
    [stepOf('2026-01-01', '2026-01-02'), stepOf('2026-01-01', '2026-03-31'), stepOf('2024-01-01', '2026-01-01')],
    ['hour', 'day', 'month'],
  );
});

test('there is an end to how many periods are asked for', () => {
  const dayAfter = (days: number) => Temporal.PlainDate.from('2024-01-01').add({ days }).toString();
  const count = (days: number) => hoursOf({ from: '2024-01-01', to: dayAfter(days - 1), by: 'day' }).length;
  assert.deepEqual([count(mostPeriods), count(mostPeriods + 1)], [mostPeriods, 0]);
});
