import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { DashboardGroup, DashboardStation } from '../../../api/contract.ts';
import { frameWidthsPx } from './frame-width.ts';
import { choiceOf, indented, toggled } from '../group-choice.ts';
import { groupTree, outerFrames, stationsIn } from './group-tree.ts';
import { chosenOf, choiceText, parseDashboardSearch } from '../search.ts';

const groups: DashboardGroup[] = [
  { id: 1, parentId: null, name: 'ACME' },
  { id: 2, parentId: 1, name: 'ACME Shopping Malls' },
  { id: 3, parentId: 2, name: 'ACME Pine Mall' },
  { id: 4, parentId: 2, name: 'ACME Birch Mall' },
  { id: 6, parentId: 1, name: 'ACME Hotels' },
];

const station = (id: number, groupId: number, connected = true): DashboardStation => ({
  id,
  identifier: `EV${id}`,
  name: `EV${id}`,
  groupId,
  connected,
  lastSeenAt: null,
  offlineSince: null,
  disabled: false,
  points: [
    { evse: 1, state: 'charging', powerW: 10_000, sessionId: id },
    { evse: 2, state: 'available', powerW: null, sessionId: null },
  ],
});
const stations = [
  station(13, 3),
  station(14, 3, false),
  station(15, 4),
  station(31, 6),
  station(32, 6),
  station(33, 6),
];

test('a group sums the points and the power of all below it, without what is offline', () => {
  const malls = outerFrames(groupTree(groups, stations, null))[0];
  assert.equal(malls?.group.name, 'ACME Shopping Malls');
  assert.equal(malls.pointCount, 6);
  assert.equal(malls.powerW, 20_000);
});

test('the one group around everything is no frame of its own, but for stations that stand right in it', () => {
  const names = (all: DashboardStation[]) => outerFrames(groupTree(groups, all, null)).map(({ group }) => group.name);
  assert.deepEqual(names(stations), ['ACME Shopping Malls', 'ACME Hotels']);
  assert.deepEqual(names([...stations, station(99, 1)]), ['ACME Shopping Malls', 'ACME Hotels', 'ACME']);
});

test('an operator whose base group has no groups below sees it as the frame', () => {
  const frames = outerFrames(groupTree([{ id: 3, parentId: 2, name: 'ACME Pine Mall' }], [station(13, 3)], null));
  assert.deepEqual(
    frames.map(({ group }) => group.name),
    ['ACME Pine Mall'],
  );
});

test('a chosen group is shown inside those around it, without their other stations', () => {
  const frames = outerFrames(groupTree(groups, stations, new Set([4])));
  assert.deepEqual(
    stationsIn(frames).map(({ id }) => id),
    [15],
  );
});

test('choosing a group chooses all below it, and its parent is then chosen in part', () => {
  const all = new Set(groups.map(({ id }) => id));
  const without = toggled(groups, all, 2);
  assert.deepEqual([...without], [1, 6]);
  assert.equal(choiceOf(groups, without, 2), 'none');
  assert.equal(choiceOf(groups, without, 1), 'some');
  assert.equal(choiceOf(groups, toggled(groups, without, 2), 1), 'all');
});

test('groups to choose from stand below their parents', () => {
  assert.deepEqual(
    indented(groups).map(({ group, depth }) => `${depth} ${group.name}`),
    ['0 ACME', '1 ACME Shopping Malls', '2 ACME Pine Mall', '2 ACME Birch Mall', '1 ACME Hotels'],
  );
});

test('the chosen groups are kept in the address', () => {
  assert.deepEqual(parseDashboardSearch({ groups: choiceText(new Set([10, 1])) }), { groups: '1-10' });
  assert.deepEqual(chosenOf(parseDashboardSearch({ groups: 6 })), new Set([6]));
  assert.equal(chosenOf(parseDashboardSearch({ groups: 'all' })), null);
});

test('a group of stations alone makes itself slim beside a tall neighbour', () => {
  const many = [3, 4].flatMap((groupId) => Array.from({ length: 9 }, (_, index) => station(100 + index, groupId)));
  const [, hotels] = outerFrames(groupTree(groups, stations, null));
  const [malls] = outerFrames(groupTree(groups, many, null));
  assert.ok(malls !== undefined && hotels !== undefined);
  const [alonePx = 0] = frameWidthsPx([hotels], 36);
  const [, besidePx = 0] = frameWidthsPx([malls, hotels], 36);
  assert.ok(besidePx < alonePx, `${besidePx} beside, ${alonePx} alone`);
});
