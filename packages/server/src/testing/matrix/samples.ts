// What the matrix of routes cannot derive: things for addresses to name, and bodies that a route does not refuse at once.
import { randomBytes } from 'node:crypto';
import { insertKey } from '../../api-keys/queries.ts';
import { recordAudit } from '../../audit/audit.ts';
import { storeFault } from '../../backups/faults/queries.ts';
import { recordFrames } from '../../frames/record.ts';
import { insertGroup } from '../../groups/queries.ts';
import { insertMail } from '../../mails/queries.ts';
import { insertLogin } from '../../operators/logins/queries.ts';
import { insertOperator } from '../../operators/queries.ts';
import { insertStation } from '../../stations/queries.ts';
import { upsertQuirk } from '../../stations/quirks/queries.ts';
import {
  insertBoot,
  insertIssue,
  insertKnock,
  insertPoint,
  insertPresentation,
  insertSample,
  insertSession,
  insertStationEvent,
  insertStrayEnd,
} from '../rows.ts';
import * as people from './people.ts';
import { tenant, unused, unusedCard, type Id, type Place, type Reference, type Sample } from './place.ts';
import * as reports from './reports.ts';
import * as requests from './requests.ts';

const startedAt = new Date(Date.now() - 13 * 3_600_000);
const edit = { name: 'New', freeCharging: null };
const words = { name: 'New', address: '', latitude: null, longitude: null, note: '', contact: '' };
const switches = { disabled: false, freeCharging: null, pings: true, admission: 'accepted' } as const;
const basicSettings = { ...words, ...switches, assumesVersion: null, timeZone: null };
const colleague = { name: 'New', email: 'new@example.com', role: 'basic' } as const;

async function addStation(place: Place): Promise<number> {
  const { doors, organizationId, groupId } = place;
  const identifier = unused();
  const row = { name: identifier, identifier, groupId, proof: 'none' as const, passwordHash: null };
  const stationId = await tenant(place, (tx) => insertStation(tx, row));
  await insertPoint(doors, { organizationId, stationId, evse: 1, status: 'Available' });
  await insertStationEvent(doors, { organizationId, stationId });
  return stationId;
}

async function addFrame({ doors, organizationId, stationId }: Place): Promise<number> {
  const text = JSON.stringify([2, unused(), 'Authorize', { idTag: unusedCard() }]);
  const frame = { organizationId, stationId, at: new Date(), direction: 'in', text } as const;
  return doors.withIngest(async (tx) => {
    await recordFrames(tx, [frame], new Map());
    const [last] = await tx.query<{ id: number }>('select max(id) as id from frames where station_id = $1', [
      stationId,
    ]);
    return last?.id ?? 0;
  });
}

async function addSession(place: Place): Promise<number> {
  const { doors, organizationId, stationId } = place;
  const sessionId = await insertSession(doors, { organizationId, stationId, startedAt, flags: ['overlap'] });
  await insertSample(doors, { organizationId, stationId, sessionId, at: startedAt, registerWh: 1500, powerW: 7000 });
  return sessionId;
}

/** A station that was taken out of its group, with a session. */
async function addOrphan(place: Place): Promise<void> {
  const stationId = await addStation(place);
  await addSession({ ...place, stationId });
  await tenant(place, (tx) =>
    tx.query('update stations set group_id = null where organization_id = $1 and id = $2', [
      tx.organizationId,
      stationId,
    ]),
  );
}

async function addOperator(place: Place): Promise<number> {
  const row = { ...colleague, username: unused(), passwordHash: null, baseGroupId: place.groupId };
  return tenant(place, (tx) => insertOperator(tx, row));
}

async function addLogin(place: Place): Promise<string> {
  const [idHash, csrfToken] = [randomBytes(32), unused()];
  const [now, endsAt] = [new Date(), new Date(Date.now() + 3_600_000)];
  const row = {
    idHash,
    csrfToken,
    operatorId: place.operatorId,
    address: '192.0.2.1',
    userAgent: 'Browser',
    now,
    endsAt,
  };
  await tenant(place, (tx) => insertLogin(tx, row));
  return idHash.toString('hex');
}

async function addApiKey(place: Place): Promise<number> {
  const row = { name: unused(), prefix: 'sm_new', role: 'basic', secretHash: randomBytes(32) } as const;
  const { groupId: baseGroupId, operatorId: createdBy } = place;
  const [createdAt, expiresAt] = [startedAt, new Date(Date.now() + 86_400_000)];
  return tenant(place, (tx) => insertKey(tx, { ...row, baseGroupId, createdBy, createdAt, expiresAt }));
}

async function addQuirk(place: Place, [stationId]: readonly Id[]): Promise<string> {
  const quirk = 'no_milliseconds';
  await tenant(place, (tx) => upsertQuirk(tx, Number(stationId ?? place.stationId), quirk));
  return quirk;
}

/**
 * Makes one of what an address names, by the word before its id; `before` holds the ids before it in the address. It is
 * made anew for every request, so that none finds what another has changed or deleted.
 */
const resources: Readonly<Record<string, (place: Place, before: readonly Id[]) => Promise<Id>>> = {
  groups: (place) => tenant(place, (tx) => insertGroup(tx, unused(), place.groupId)),
  stations: addStation,
  quirks: addQuirk,
  sessions: addSession,
  'stray-ends': ({ doors, organizationId, stationId }) => insertStrayEnd(doors, { organizationId, stationId }),
  // A cause has one issue: each is of a station of its own.
  issues: async (place) =>
    insertIssue(place.doors, { organizationId: place.organizationId, stationId: await addStation(place) }),
  ...people.makers,
  ...reports.makers,
  ...requests.makers,
  frames: addFrame,
  presentations: (place) => insertPresentation(place.doors, { ...place, token: unusedCard() }),
  operators: addOperator,
  logins: addLogin,
  'api-keys': addApiKey,
  mails: (place) =>
    tenant(place, (tx) =>
      insertMail(tx, { kind: 'invitation', to: colleague.email, operatorIds: [place.operatorId], dueAt: new Date() }),
    ),
};

export async function make(resource: string, place: Place, before: readonly Id[] = []): Promise<Id> {
  const maker = resources[resource];
  if (maker === undefined) throw new Error(`Say in testing/matrix/samples.ts how "${resource}" are made.`);
  return maker(place, before);
}

/** One of everything, and what no address names. */
export async function fill(place: Place): Promise<void> {
  for (const resource of Object.keys(resources)) await make(resource, place);
  // Choices are listed up to a limit, so few stations have a firmware of their own.
  await insertBoot(place.doors, { stationId: await addStation(place), firmware: unused() });
  await addOrphan(place);
  await reports.addReported(place);
  await insertKnock(place.doors, { organizationId: place.organizationId, identifier: unused() });
  const actor = { operatorId: await addOperator(place), name: unused(), address: null };
  await tenant(place, (tx) => recordAudit(tx, actor, { action: 'group.create' }));
  const fault = { node: 'one', reason: unused(), at: new Date('2099-01-01'), staleBefore: new Date(0) };
  await tenant(place, (tx) => storeFault(tx, fault));
}

/** Only where a route needs more than its address. */
export const samples: Readonly<Record<string, Sample>> = {
  'POST /logout': { endsLogin: true },
  'DELETE /account/logins/:key': { isPrivate: true },
  'GET /find': { query: 'text=m1' },
  'PUT /operators/:id': { body: ({ groupId }) => ({ ...colleague, active: true, baseGroupId: groupId }) },
  'POST /operators/:id/reset-password': { body: () => ({ email: colleague.email }) },
  'PUT /api-keys/:id': { body: () => ({ name: 'New' }) },
  'PUT /groups/:id': { body: ({ groupId }) => ({ ...edit, parentId: groupId }) },
  ...people.samples,
  ...requests.samples,
  'POST /sessions/:id/end': {
    body: () => ({ at: startedAt.toISOString(), meterStopWh: null, reason: 'The station was taken down.' }),
  },
  'POST /stray-ends/:id/attach': { body: async (place) => ({ sessionId: await addSession(place) }) },
  'PUT /stations/:id': { body: ({ groupId }) => ({ ...basicSettings, groupId }) },
  ...reports.samples,
  'POST /strangers/dismiss': { body: () => ({ identifier: unused() }) },
  'POST /stations/import': { body: () => ({ text: 'name', dryRun: true }) },
  'POST /stations/:id/proof': { body: () => ({ proof: 'none' }) },
  'POST /stations/:id/restore': { body: ({ groupId }) => ({ groupId }) },
  'PUT /stations/:id/points': {
    body: () => ({ points: [{ evse: 1, disabled: true, maximumPowerW: null, sockets: [] }] }),
  },
  'PUT /stations/:id/quirks/:quirk': { body: () => ({ parameters: {} }) },
  'PUT /stations/:id/limit': { body: () => ({ limitAmps: 16 }) },
  'PUT /groups/:id/limit': { body: () => ({ limitAmps: 16 }) },
};

/** Every id that a body may name, with a request that is right but for this id. A new one fails the test until it stands here. */
export const references: Readonly<Record<string, Reference>> = {
  'POST /groups parentId': { to: 'groups', body: (parentId) => ({ name: 'New', parentId }) },
  'POST /groups addStationIds': {
    to: 'stations',
    body: (id, { groupId }) => ({ name: 'New', parentId: groupId, addStationIds: [id] }),
  },
  'PUT /groups/:id parentId': { to: 'groups', body: (parentId) => ({ ...edit, parentId }) },
  'PUT /groups/:id addStationIds': {
    to: 'stations',
    body: (id, { groupId }) => ({ ...edit, parentId: groupId, addStationIds: [id] }),
  },
  'PUT /groups/:id removeStationIds': {
    to: 'stations',
    body: (id, { groupId }) => ({ ...edit, parentId: groupId, removeStationIds: [id] }),
  },
  'POST /operators baseGroupId': {
    to: 'groups',
    body: (baseGroupId) => ({ ...colleague, username: 'new', baseGroupId }),
  },
  'PUT /operators/:id baseGroupId': {
    to: 'groups',
    body: (baseGroupId) => ({ ...colleague, active: true, baseGroupId }),
  },
  'POST /api-keys baseGroupId': { to: 'groups', body: (baseGroupId) => ({ name: 'New', role: 'basic', baseGroupId }) },
  'PUT /account/issue-mails groupIds': { to: 'groups', body: (id) => ({ groupIds: [id] }) },
  'POST /stations groupId': { to: 'groups', body: (groupId) => ({ name: 'New', identifier: 'NEW', groupId }) },
  'PUT /stations/:id groupId': { to: 'groups', body: (groupId) => ({ ...basicSettings, groupId }) },
  'POST /stations/:id/restore groupId': { to: 'groups', body: (groupId) => ({ groupId }) },
  ...people.references,
  ...requests.references,
  'POST /stray-ends/:id/attach sessionId': { to: 'sessions', body: (sessionId) => ({ sessionId }) },
};
