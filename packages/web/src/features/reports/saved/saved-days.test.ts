import assert from 'node:assert/strict';
import { test } from 'node:test';
import { spanOfSaved } from './saved-days.ts';

test('a saved report tells of the month or week before the one that is, or of its own days', () => {
  const filter = { from: '2020-01-01', to: '2020-01-02' };
  const of = (days: 'chosen' | 'last_month' | 'last_week', today: string) => spanOfSaved({ days, filter }, today);
  assert.deepEqual(of('chosen', '2026-03-15'), filter);
  assert.deepEqual(of('last_month', '2026-03-15'), { from: '2026-02-01', to: '2026-02-28' });
  assert.deepEqual(of('last_week', '2026-03-30'), { from: '2026-03-23', to: '2026-03-29' });
  assert.deepEqual(of('last_week', '2026-03-29'), { from: '2026-03-16', to: '2026-03-22' });
});
