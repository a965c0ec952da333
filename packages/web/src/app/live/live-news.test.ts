import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Dashboard, DashboardStation } from '../../api/contract.ts';
import { mergeDashboard, touchedBy } from './live-news.ts';

const station = (id: number, more: Partial<DashboardStation> = {}): DashboardStation => ({
  id,
  identifier: `EV${id}`,
  name: `Station ${id}`,
  groupId: 1,
  connected: true,
  lastSeenAt: null,
  offlineSince: null,
  disabled: false,
  points: [],
  ...more,
});
const dashboard = (...stations: DashboardStation[]): Dashboard => ({
  groups: [{ id: 1, parentId: null, name: 'ACME' }],
  stations,
  at: '2026-10-22T11:32:00Z',
});

test('news of a session makes its own page old, and what its station has learnt', () => {
  const touched = touchedBy([
    { kind: 'session', stationId: 3, sessionId: 77 },
    { kind: 'session', stationId: 3, sessionId: 77 },
  ]);
  assert.deepEqual(touched.sessionIds, [77]);
  assert.ok(touched.parts.some(([stationId, part]) => stationId === 3 && part === 'quirks'));
});

test('much news of one station asks for it once', () => {
  const touched = touchedBy([
    { kind: 'point', stationId: 3 },
    { kind: 'event', stationId: 3 },
    { kind: 'point', stationId: 3 },
    { kind: 'command', stationId: 4 },
  ]);
  assert.deepEqual(touched.stationIds, [3]);
  assert.deepEqual(touched.sessionIds, []);
  assert.deepEqual(touched.parts, [
    [3, 'detail'],
    [3, 'events'],
    [4, 'commands'],
    [4, 'settings'],
  ]);
  assert.equal(touched.groups, false);
});

test('news of mails makes what is known of them old, and nothing of any station', () => {
  const { mails, parts, stationIds } = touchedBy([{ kind: 'mail' }]);
  assert.deepEqual([mails, parts, stationIds], [true, [], []]);
});

test('news of operators and of their mails makes what is known of operators old', () => {
  for (const kind of ['operator', 'mail'] as const) assert.equal(touchedBy([{ kind }]).operators, true);
  assert.equal(touchedBy([{ kind: 'group' }]).operators, false);
});

test('a station that did not change stays the very same object, and is not drawn again', () => {
  const old = dashboard(station(1), station(2));
  const merged = mergeDashboard(old, [2], { ...dashboard(station(2, { connected: false })), groups: [] });
  assert.ok(merged !== 'ask for all');
  assert.equal(merged.stations[0], old.stations[0]);
  assert.equal(merged.stations[1]?.connected, false);
  assert.equal(merged.groups, old.groups);
});

test('a new station, one that is gone and one that changed its group ask for the whole dashboard', () => {
  const old = dashboard(station(1), station(2));
  assert.equal(mergeDashboard(old, [3], dashboard(station(3))), 'ask for all');
  assert.equal(mergeDashboard(old, [2], dashboard()), 'ask for all');
  assert.equal(mergeDashboard(old, [2], dashboard(station(2, { groupId: 5 }))), 'ask for all');
});

test('news of a station outside of the group that is shown changes nothing there', () => {
  const old = dashboard(station(1));
  assert.deepEqual(mergeDashboard(old, [7], dashboard(station(7, { groupId: 5 }))), old);
});
