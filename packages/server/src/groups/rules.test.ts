import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judgeMove, whatStandsInTheWay, type Holding, type Move, type MoveVerdict } from './rules.ts';

const usual: Move = { isBase: false, parentId: 1, wantedId: 2, isBelowItself: false, isInSight: true };
const verdicts: [string, Partial<Move>, MoveVerdict][] = [
  ['under another group', {}, 'moves'],
  ['where it is', { wantedId: 1 }, 'stays'],
  ['nowhere', { wantedId: null }, 'parent_missing'],
  ['out of sight', { isInSight: false }, 'group_not_found'],
  ['below itself', { isBelowItself: true }, 'group_ring'],
  ['one’s base group under another', { isBase: true, parentId: null }, 'base_group_fixed'],
  ['one’s base group nowhere else', { isBase: true, parentId: null, wantedId: null }, 'stays'],
];

for (const [name, move, verdict] of verdicts) {
  test(`a group that shall stand ${name}: ${verdict}`, () => assert.equal(judgeMove({ ...usual, ...move }), verdict));
}

const empty: Holding = {
  stations: 0,
  groups: 0,
  operators: 0,
  apiKeys: 0,
  rights: 0,
  drivers: 0,
  driverGroups: 0,
  firmwareImages: 0,
  certificateAuthorities: 0,
  tasks: 0,
};

test('an empty group has nothing in its way', () => assert.equal(whatStandsInTheWay(empty), undefined));

test('what stands in the way of deleting a group is counted and named (M-group-edit-empty)', () => {
  assert.equal(whatStandsInTheWay({ ...empty, stations: 2 }), 'This charging group is not empty: 2 charging stations.');
  assert.equal(
    whatStandsInTheWay({ ...empty, stations: 1, groups: 3, rights: 1 }),
    'This charging group is not empty: 1 charging station, 3 charging groups below it and 1 access right to it.',
  );
});
