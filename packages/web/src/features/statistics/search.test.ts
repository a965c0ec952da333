import assert from 'node:assert/strict';
import { test } from 'node:test';
import { filterOf, parseSpanSearch } from './search.ts';

test('a span is known by its name, or by two days in their order', () => {
  assert.deepEqual(parseSpanSearch({ span: '7d', by: 'day', figures: 'table' }), {
    span: '7d',
    by: 'day',
    figures: 'table',
  });
  const days = { from: '2026-10-01', to: '2026-10-31' };
  assert.deepEqual(parseSpanSearch({ ...days, span: '7d' }), days);
  assert.deepEqual(parseSpanSearch({ from: days.to, to: days.from, span: '9d', by: 'year', figures: 'pie' }), {});
  assert.deepEqual(parseSpanSearch({ from: days.from, span: '12m' }), { span: '12m' });
});

test('where the address says no span, the page does', () => {
  assert.deepEqual(filterOf({ by: 'week', figures: 'table' }, '30d'), { span: '30d', by: 'week' });
  assert.deepEqual(filterOf({ from: '2026-10-01', to: '2026-10-02' }, '30d'), { from: '2026-10-01', to: '2026-10-02' });
});
