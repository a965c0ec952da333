import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createInstance } from 'i18next';
import type { Found } from '../../../api/contract.ts';
import { finding } from '../en.ts';
import { bestFirst, fitting, groupsOf } from './groups.ts';
import type { Row, Told } from './rows.ts';

const words = createInstance();
await words.init({ lng: 'en', resources: { en: { finding } }, interpolation: { escapeValue: false } });

const told = (typed: string): Told => ({
  typed,
  t: words.getFixedT('en', 'finding'),
  taskType: (type) => type,
  formats: { dayTime: String },
});

const none = { items: [], more: false };
const nothing: Found = {
  stations: none,
  groups: none,
  drivers: none,
  driverGroups: none,
  tokens: none,
  sessions: none,
  operators: none,
  tasks: none,
};
const station = (id: number, name: string, more: object = {}) => ({
  id,
  name,
  identifier: `EV${id}`,
  serial: null,
  address: '',
  groupName: 'Pines' as string | null,
  connected: true,
  points: [],
  ...more,
});
const driver = { id: 7, firstName: 'Ann', lastName: 'Mall', email: 'ann@x.com', active: false, driverGroupName: null };
const page = (title: string): Row => ({ key: title, title, detail: '', to: `/${title}` });
const titlesIn = (found: Found, typed: string) =>
  bestFirst(groupsOf(found, told(typed)), typed).map(({ kind, rows }) => [kind, ...rows.map(({ title }) => title)]);

test('each row says what tells it from its like, and leads to its page', () => {
  const found: Found = {
    ...nothing,
    stations: { items: [station(1, 'Mall entry'), station(2, 'EV2', { groupName: null })], more: false },
    drivers: { items: [driver], more: false },
  };
  const rows = groupsOf(found, told('mall')).flatMap((group) => group.rows);
  assert.deepEqual(
    rows.map(({ title, detail, to, thing }) => [title, detail, to, thing]),
    [
      ['Mall entry', 'EV1, Pines', '/stations/1', { kind: 'stations', id: 1 }],
      ['EV2', 'orphan', '/stations/2', { kind: 'stations', id: 2 }],
      ['Ann Mall', 'ann@x.com, inactive', '/drivers/7', { kind: 'drivers', id: 7 }],
    ],
  );
});

test('a serial number or an address is told where that is what was typed', () => {
  const found = {
    ...nothing,
    stations: { items: [station(1, 'Entry', { serial: 'SN-9', address: '7 Pier' })], more: false },
  };
  const detailOf = (typed: string) => groupsOf(found, told(typed))[0]?.rows[0]?.detail;
  assert.equal(detailOf('sn-9'), 'EV1, Pines, serial number SN-9');
  assert.equal(detailOf('pier'), 'EV1, Pines, 7 Pier');
  assert.equal(detailOf('ent'), 'EV1, Pines');
});

test('where there is more, the last row leads to the whole list, searched for the same', () => {
  const found = { ...nothing, stations: { items: [station(1, 'Mall')], more: true } };
  const last = groupsOf(found, told(' mall '))[0]?.rows.at(-1);
  assert.deepEqual(
    [last?.title, last?.to, last?.search],
    ['All charging stations with “mall”', '/stations', { search: 'mall' }],
  );
});

test('the group with the best of all comes first, and empty ones not at all', () => {
  const found: Found = {
    ...nothing,
    stations: { items: [station(1, 'Smallville')], more: false },
    groups: { items: [{ id: 3, name: 'Mall', path: [] }], more: false },
    drivers: { items: [driver], more: false },
  };
  assert.deepEqual(titlesIn(found, 'mall'), [
    ['groups', 'Mall'],
    ['drivers', 'Ann Mall'],
    ['stations', 'Smallville'],
  ]);
});

test('the number of a charging event is as good as a whole name', () => {
  const session = {
    id: 9,
    transactionId: 412,
    stationName: 'Entry',
    driverName: null,
    startedAt: 'then',
    endedAt: null,
  };
  const found: Found = {
    ...nothing,
    stations: { items: [station(1, '412 Street')], more: false },
    sessions: { items: [session], more: false },
  };
  assert.deepEqual(titlesIn(found, '#412'), [
    ['sessions', 'Transaction 412'],
    ['stations', '412 Street'],
  ]);
});

test('pages and actions fit by any part of their name, a single letter by the beginning of a word', () => {
  const pages = [page('Charging stations'), page('Reports'), page('Stations nearby')];
  const fits = (typed: string) => fitting(pages, typed).map(({ title }) => title);
  assert.deepEqual(fits('station'), ['Stations nearby', 'Charging stations']);
  assert.deepEqual(fits('port'), ['Reports']);
  assert.deepEqual(fits('s'), ['Stations nearby', 'Charging stations']);
  assert.deepEqual(fits('o'), []);
});
