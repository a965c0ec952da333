import assert from 'node:assert/strict';
import { test } from 'node:test';
import { groupFinder } from '../../groups/find-group.ts';
import { judgeRows, readLines } from './rules.ts';

const findGroup = groupFinder([
  { id: 1, parentId: null, name: 'ACME' },
  { id: 2, parentId: 1, name: 'Malls' },
  { id: 3, parentId: 2, name: 'Garage' },
  { id: 4, parentId: 1, name: 'Hotels' },
  { id: 5, parentId: 4, name: 'Garage' },
]);
const judge = (text: string) =>
  judgeRows(readLines(text), { findGroup, isTaken: (identifier) => identifier === 'EV1' });
const problems = (text: string) => judge(text).faults.map(({ line, column }) => `${line} ${column}`);

test('a line is a charging station in a group that is named alone or by its path', () => {
  const { lines, faults } = judge(
    'Name;Identifier;Group;Proof;Password;Latitude;Longitude\nEntry;EV2;hotels / Garage;;sixteen letters!;60.5;24\n\nYard;EV3;Malls;none;;;',
  );
  assert.deepEqual(faults, []);
  const place = { address: '', note: '', latitude: 60.5, longitude: 24 };
  const first = { line: 2, name: 'Entry', identifier: 'EV2', groupId: 5, ...place };
  assert.deepEqual(lines[0], { ...first, proof: 'password', password: 'sixteen letters!' });
  assert.deepEqual([lines[1]?.line, lines[1]?.groupId, lines[1]?.proof, lines[1]?.password], [4, 2, 'none', null]);
});

test('a German sheet is read as well, with decimal commas', () => {
  const { lines, faults } = judge(
    'Name;Kennung;Ladegruppe;Nachweis;Breitengrad;Längengrad\nEinfahrt;EV2;Malls;Erstkontakt;60,5;-24,25\nHof;EV1;Malls;keiner;;',
  );
  assert.deepEqual(
    lines.map(({ identifier, proof, latitude, longitude }) => [identifier, proof, latitude, longitude]),
    [['EV2', 'first_contact', 60.5, -24.25]],
  );
  assert.deepEqual(
    faults.map(({ line, column }) => `${line} ${column}`),
    ['3 Kennung'],
  );
});

test('each bad line is named with its column', () => {
  const head = 'name,identifier,group,proof,password,latitude,longitude\n';
  assert.deepEqual(
    problems(`${head},EV 2,Garage,maybe,short,91,`),
    '2 name,2 identifier,2 group,2 proof,2 password,2 password,2 latitude,2 longitude'.split(','),
  );
  assert.deepEqual(problems(`${head}A,EV1,Nowhere,,,,`), ['2 identifier', '2 group']);
  assert.deepEqual(problems(`${head}A,EV2,ACME,,,,\nB,EV2,ACME,,,,`), ['3 identifier']);
  assert.deepEqual(problems(`${head}A,EV2,ACME,none,sixteen letters!,,`), ['2 password']);
  assert.deepEqual(problems('name,colour\nA,red'), ['1 colour', '1 identifier', '1 group']);
  assert.deepEqual(problems('name,identifier,group\n'), ['1 ']);
});
