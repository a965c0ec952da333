import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daysOf, nextAfter } from './rules.ts';

const helsinki = 'Europe/Helsinki';
const next = (mailed: 'monthly' | 'weekly', after: string, timeZone = helsinki) =>
  nextAfter(mailed, new Date(after), timeZone).toISOString();

test('monthly is the first of the month at six, by the organization’s clock', () => {
  assert.equal(next('monthly', '2026-03-15T12:00:00Z'), '2026-04-01T03:00:00.000Z');
  assert.equal(next('monthly', '2026-04-01T03:00:00Z'), '2026-05-01T03:00:00.000Z');
  assert.equal(next('monthly', '2026-02-01T03:59:59Z'), '2026-02-01T04:00:00.000Z');
  assert.equal(next('monthly', '2026-12-31T23:30:00Z'), '2027-01-01T04:00:00.000Z');
  assert.equal(next('monthly', '2026-03-15T12:00:00Z', 'Asia/Kathmandu'), '2026-04-01T00:15:00.000Z');
});

test('weekly is Monday at six', () => {
  assert.equal(next('weekly', '2026-03-25T12:00:00Z'), '2026-03-30T03:00:00.000Z');
  assert.equal(next('weekly', '2026-03-30T02:59:59Z'), '2026-03-30T03:00:00.000Z');
  assert.equal(next('weekly', '2026-03-30T03:00:00Z'), '2026-04-06T03:00:00.000Z');
});

test('a saved report tells of the month or week that is over, or of the days that were chosen', () => {
  const chosen = { from: '2020-01-01', to: '2020-01-02', groupIds: [3] };
  const at = { at: new Date('2026-03-01T04:00:00Z'), timeZone: helsinki };
  assert.deepEqual(daysOf('last_month', chosen, at), { from: '2026-02-01', to: '2026-02-28', groupIds: [3] });
  assert.deepEqual(daysOf('last_week', chosen, at), { from: '2026-02-16', to: '2026-02-22', groupIds: [3] });
  assert.deepEqual(daysOf('chosen', chosen, at), chosen);
  const monday = { at: new Date('2026-03-30T03:00:00Z'), timeZone: helsinki };
  assert.deepEqual(daysOf('last_week', chosen, monday), { from: '2026-03-23', to: '2026-03-29', groupIds: [3] });
});
