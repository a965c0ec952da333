// Charging stations and their points as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';
import { SessionRow } from '../sessions/wire.ts';
import { Fault } from '../sheets/wire.ts';
import { pointStates } from './point-state.ts';
import { saidOfPoint } from './points/wire.ts';

export const Point = named(
  'Point',
  Type.Object({
    evse: Type.Integer(),
    /** As if the station were connected: whether it is stands beside it. */
    state: oneOf(...pointStates),
    powerW: nullable(Type.Integer()),
    sessionId: nullable(Id),
  }),
);
export type Point = Static<typeof Point.schema>;

const identity = {
  id: Id,
  identifier: Type.String(),
  name: Type.String(),
  groupId: nullable(Id),
  connected: Type.Boolean(),
  lastSeenAt: nullable(Instant),
  offlineSince: nullable(Instant),
  disabled: Type.Boolean(),
};

const described = {
  groupName: nullable(Type.String()),
  vendor: nullable(Type.String()),
  model: nullable(Type.String()),
  firmware: nullable(Type.String()),
  ocppVersion: nullable(Type.String()),
  /** What it must show to be let in; `first_contact` has shown nothing yet. */
  proof: oneOf('password', 'first_contact', 'certificate', 'none'),
  pointCount: Type.Integer(),
};

/** Where the device is to connect to. */
const whereTo = {
  /** What is to be set in the device; over TLS where that is known to be possible. */
  connectTo: Type.String(),
  /** The same without TLS, where there is another way for it: for devices that cannot do better. */
  connectPlain: nullable(Type.String()),
  /** Whether it can prove itself by certificate there. */
  takesCertificates: Type.Boolean(),
};

const Latitude = Type.Number({ minimum: -90, maximum: 90 });
const Longitude = Type.Number({ minimum: -180, maximum: 180 });
const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });

/** What admins say of a station, beside its group. */
const basic = {
  name: Name,
  address: Type.String({ maxLength: 500 }),
  /** Both or neither. */
  latitude: nullable(Latitude),
  longitude: nullable(Longitude),
  note: Type.String({ maxLength: 2000 }),
  contact: Type.String({ maxLength: 500 }),
  disabled: Type.Boolean(),
  /** Null: as its group says. */
  freeCharging: nullable(Type.Boolean()),
  pings: Type.Boolean(),
  /** What is spoken with a station that names no version. */
  assumesVersion: nullable(oneOf('1.6', '2.0.1', '2.1')),
  /** Of times that it gives without an offset; null: the organization's. */
  timeZone: nullable(Type.String({ minLength: 1, maxLength: 100 })),
  admission: oneOf('accepted', 'pending', 'rejected'),
};

export const DashboardStation = named(
  'DashboardStation',
  Type.Object({ ...identity, groupId: Id, points: Type.Array(Point.ref) }),
);
export type DashboardStation = Static<typeof DashboardStation.schema>;

export const StationRow = named(
  'StationRow',
  Type.Object({ ...identity, ...described, points: Type.Array(Point.ref) }),
);
export type StationRow = Static<typeof StationRow.schema>;

export const PointDetail = named(
  'PointDetail',
  Type.Object({
    evse: Type.Integer(),
    state: oneOf(...pointStates),
    powerW: nullable(Type.Integer()),
    sessionId: nullable(Id),
    /** As the station said it. */
    status: nullable(Type.String()),
    errorCode: nullable(Type.String()),
    info: nullable(Type.String()),
    statusAt: nullable(Instant),
    session: nullableRef(SessionRow.ref),
    ...saidOfPoint,
    /** Added by an admin, and never spoken of by the station: only such a one can be taken away. */
    byHand: Type.Boolean(),
  }),
);
export type PointDetail = Static<typeof PointDetail.schema>;

export const Station = named(
  'Station',
  Type.Object({
    ...identity,
    ...described,
    ...basic,
    version: Type.Integer(),
    /** What its group says. */
    inheritedFreeCharging: Type.Boolean(),
    serial: nullable(Type.String()),
    connectedSince: nullable(Instant),
    bootedAt: nullable(Instant),
    /** Until then it may come without a password, for the first time. */
    firstContactUntil: nullable(Instant),
    /** Since when a new password waits to be shown by the station; until then the one before it holds too. */
    newPasswordSince: nullable(Instant),
    /** Whether that one is sent by us, as soon as the station can be told. */
    newPasswordIsSent: Type.Boolean(),
    /** Since when it comes over TLS: it is not let in any other way until an admin allows it. */
    encryptedSince: nullable(Instant),
    ...whereTo,
    points: Type.Array(PointDetail.ref),
  }),
);
export type Station = Static<typeof Station.schema>;

const filter = {
  search: Type.Optional(Type.String({ maxLength: 200 })),
  groupId: Type.Optional(Id),
  /** Only those right in the group, not in the groups below it. */
  directly: Type.Optional(Type.Boolean()),
  state: Type.Optional(oneOf(...pointStates, 'offline', 'orphans')),
  firmware: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  model: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
  /** Only those that are let in without any proof of identity. */
  withoutProof: Type.Optional(Type.Boolean()),
};

export const StationFilter = Type.Object(filter);
export type StationFilter = Static<typeof StationFilter>;

export const StationListFilter = Type.Object({
  ...filter,
  sort: Type.Optional(oneOf('name', 'identifier', 'group', 'firmware', 'lastSeen')),
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type StationListFilter = Static<typeof StationListFilter>;

export const StationPage = Type.Object({
  items: Type.Array(StationRow.ref),
  /** Null where they are too many to be counted along with a page: /stations/count says it. */
  total: nullable(Type.Integer()),
});

export const StationIds = Type.Object({
  ids: Type.Array(Id),
  /** More fit than are told. */
  more: Type.Boolean(),
});

export const StationChoices = Type.Object({ firmware: Type.Array(Type.String()), models: Type.Array(Type.String()) });
export type StationChoices = Static<typeof StationChoices>;

export const StationEdit = Type.Object({
  ...basic,
  /** Null for an orphan alone, which stays one. */
  groupId: nullable(Id),
});
export type StationEdit = Static<typeof StationEdit>;

const Password = Type.String({ minLength: 16, maxLength: 40, pattern: '^[\\x20-\\x7e]+$' });

export const NewProof = Type.Object({
  proof: oneOf('password', 'first_contact', 'certificate', 'none'),
  /** Made by us where left out. */
  password: Type.Optional(Password),
  /** The station is sent a new password over OCPP, and nobody types it in. */
  send: Type.Optional(Type.Boolean()),
});
export type NewProof = Static<typeof NewProof>;

export const ShownPassword = Type.Object({
  /** Shown this once; null where there is nothing to be typed into the device. */
  password: nullable(Type.String()),
});

export const NewStation = Type.Object({
  name: Name,
  /** Checked by the domain, whose refusal has words of its own. */
  identifier: Type.String({ minLength: 1, maxLength: 200 }),
  groupId: Id,
  proof: Type.Optional(oneOf('password', 'first_contact', 'certificate', 'none')),
  password: Type.Optional(Password),
});
export type NewStation = Static<typeof NewStation>;

export const StationImport = Type.Object({
  /** Of the CSV file, with a head: name, identifier, group, and if wanted proof, password, address, latitude, longitude, note. */
  text: Type.String({ minLength: 1, maxLength: 4_000_000 }),
  /** Only says what would be. */
  dryRun: Type.Optional(Type.Boolean()),
});
export type StationImport = Static<typeof StationImport>;

export const ImportAnswer = Type.Object({
  /** Lines with nothing wrong in them. */
  fit: Type.Integer(),
  /** Of all; the first of them are listed. Where there is one, nothing is added. */
  faultCount: Type.Integer(),
  faults: Type.Array(Fault),
  added: Type.Integer(),
  /** Those that were made here; shown this once. */
  passwords: Type.Array(Type.Object({ identifier: Type.String(), password: Type.String() })),
});
export type ImportAnswer = Static<typeof ImportAnswer>;

export const AddedStation = Type.Object({
  station: StationRow.ref,
  /** Shown this once; only its hash is kept. */
  password: nullable(Type.String()),
  ...whereTo,
});
