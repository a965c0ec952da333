// Charging users, their tokens and their groups, as the matrix of routes makes and asks for them.
import { insertDriverGroup } from '../../driver-groups/queries.ts';
import { insertDriver } from '../../drivers/queries.ts';
import { insertTask } from '../../tasks/queries.ts';
import { insertTokenRows } from '../../tokens/queries.ts';
import { tenant, unused, unusedCard, type Place, type Reference, type Sample } from './place.ts';

const userGroup = { name: 'New', active: true };
const shownToken = { name: '', type: 'iso14443', active: true, validFrom: null, validTo: null };
const person = { firstName: 'New', lastName: 'User', email: 'new@example.com' };
const user = ({ groupId }: Place) => ({
  firstName: 'New',
  lastName: 'User',
  active: true,
  homeGroupId: groupId,
  groupIds: [],
  stationIds: [],
});

function addDriver(place: Place): Promise<number> {
  const row = { ...person, email: `${unused()}@example.com`, active: true, homeGroupId: place.groupId };
  return tenant(place, (tx) => insertDriver(tx, row));
}

async function addToken(place: Place): Promise<number> {
  const driverId = place.driverId ?? (await addDriver(place));
  const token = unusedCard();
  const fields = { type: 'iso14443', name: 'Keyring', active: true, validFrom: null, validTo: null } as const;
  const [id] = await tenant(place, (tx) =>
    insertTokenRows(tx, [{ token, key: token, driverId, ...fields }], 'token_taken'),
  );
  return id ?? 0;
}

function addDriverGroup(place: Place): Promise<number> {
  const row = { name: unused(), active: true, homeGroupId: place.groupId };
  return tenant(place, (tx) => insertDriverGroup(tx, row));
}

const nightly = { every: 'daily', from: '01:00' } as const;
const limit = { name: 'New', type: 'max_current', schedule: nightly, clock: 'utc', limitAmps: 6 } as const;
const limitOf = ({ stationId }: Place) => ({ ...limit, stationId });
const weekend = { ...limit, limitAmps: undefined, turnsOn: true } as const;
const saved = ({ groupId }: Place) => ({ active: false, homeGroupId: groupId });

function addTask(place: Place): Promise<number> {
  const target = { kind: 'station', id: place.stationId } as const;
  const row = { ...limit, name: unused(), active: false, limitAmpsAfter: null, turnsOn: null, target };
  return tenant(place, (tx) => insertTask(tx, { ...row, homeGroupId: place.groupId }, new Date()));
}

export const makers = { drivers: addDriver, tokens: addToken, 'driver-groups': addDriverGroup, tasks: addTask };

export const samples: Readonly<Record<string, Sample>> = {
  'PUT /drivers/:id': { body: user },
  'PUT /tokens/:id': { body: () => shownToken },
  'PUT /driver-groups/:id': { body: ({ groupId }) => ({ ...userGroup, homeGroupId: groupId }) },
  'PUT /tasks/:id': { body: (place) => ({ ...limitOf(place), ...saved(place) }) },
  'PUT /tasks/:id/active': { body: () => ({ active: true }) },
};

export const references: Readonly<Record<string, Reference>> = {
  'POST /tasks homeGroupId': { to: 'groups', body: (id) => ({ ...limit, groupId: id, homeGroupId: id }) },
  'POST /tasks stationId': { to: 'stations', body: (stationId) => ({ ...limit, stationId }) },
  'POST /tasks groupId': { to: 'groups', body: (groupId) => ({ ...limit, groupId }) },
  'POST /tasks driverId': { to: 'drivers', body: (driverId) => ({ ...weekend, type: 'driver', driverId }) },
  'POST /tasks driverGroupId': {
    to: 'driver-groups',
    body: (driverGroupId) => ({ ...weekend, type: 'driver_group', driverGroupId }),
  },
  'PUT /tasks/:id homeGroupId': {
    to: 'groups',
    body: (id) => ({ ...limit, active: false, groupId: id, homeGroupId: id }),
  },
  'PUT /tasks/:id stationId': {
    to: 'stations',
    body: (stationId, place) => ({ ...limit, ...saved(place), stationId }),
  },
  'PUT /tasks/:id groupId': { to: 'groups', body: (groupId, place) => ({ ...limit, ...saved(place), groupId }) },
  'PUT /tasks/:id driverId': {
    to: 'drivers',
    body: (driverId, place) => ({ ...weekend, ...saved(place), type: 'driver', driverId }),
  },
  'PUT /tasks/:id driverGroupId': {
    to: 'driver-groups',
    body: (driverGroupId, place) => ({ ...weekend, ...saved(place), type: 'driver_group', driverGroupId }),
  },
  'POST /drivers homeGroupId': { to: 'groups', body: (homeGroupId) => ({ ...person, homeGroupId }) },
  'POST /drivers groupIds': { to: 'groups', body: (id) => ({ ...person, groupIds: [id] }) },
  'POST /drivers stationIds': { to: 'stations', body: (id) => ({ ...person, stationIds: [id] }) },
  'POST /drivers driverGroupId': { to: 'driver-groups', body: (driverGroupId) => ({ ...person, driverGroupId }) },
  'PUT /drivers/:id homeGroupId': { to: 'groups', body: (homeGroupId, place) => ({ ...user(place), homeGroupId }) },
  'PUT /drivers/:id driverGroupId': {
    to: 'driver-groups',
    body: (driverGroupId, place) => ({ ...user(place), driverGroupId }),
  },
  'PUT /drivers/:id groupIds': { to: 'groups', body: (id, place) => ({ ...user(place), groupIds: [id] }) },
  'PUT /drivers/:id stationIds': { to: 'stations', body: (id, place) => ({ ...user(place), stationIds: [id] }) },
  'PUT /drivers/:id changeTokens.id': {
    to: 'tokens',
    body: (id, place) => ({ ...user(place), changeTokens: [{ ...shownToken, id }] }),
  },
  'PUT /drivers/:id deleteTokenIds': {
    to: 'tokens',
    body: (id, place) => ({ ...user(place), deleteTokenIds: [id] }),
  },
  'PUT /tokens/:id driverId': { to: 'drivers', body: (driverId) => ({ ...shownToken, driverId }) },
  'POST /driver-groups homeGroupId': { to: 'groups', body: (homeGroupId) => ({ ...userGroup, homeGroupId }) },
  'POST /driver-groups addDriverIds': { to: 'drivers', body: (id) => ({ ...userGroup, addDriverIds: [id] }) },
  'PUT /driver-groups/:id homeGroupId': { to: 'groups', body: (homeGroupId) => ({ ...userGroup, homeGroupId }) },
  'PUT /driver-groups/:id addDriverIds': {
    to: 'drivers',
    body: (id, { groupId }) => ({ ...userGroup, homeGroupId: groupId, addDriverIds: [id] }),
  },
  'PUT /driver-groups/:id removeDriverIds': {
    to: 'drivers',
    body: (id, { groupId }) => ({ ...userGroup, homeGroupId: groupId, removeDriverIds: [id] }),
  },
  'POST /drivers addTokens.presentationId': {
    to: 'presentations',
    body: (presentationId) => ({ ...person, email: `${unused()}@example.com`, addTokens: [{ presentationId }] }),
  },
  'PUT /drivers/:id addTokens.presentationId': {
    to: 'presentations',
    body: (presentationId, place) => ({ ...user(place), addTokens: [{ presentationId }] }),
  },
  'POST /tokens driverId': { to: 'drivers', body: (driverId) => ({ token: 'NEW', driverId }) },
};
