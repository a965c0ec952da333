// Charging stations and their points as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';
import { SessionRow } from '../sessions/wire.ts';
import { pointStates } from './point-state.ts';

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
  pointCount: Type.Integer(),
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
  }),
);
export type PointDetail = Static<typeof PointDetail.schema>;

export const Station = named(
  'Station',
  Type.Object({
    ...identity,
    ...described,
    serial: nullable(Type.String()),
    connectedSince: nullable(Instant),
    bootedAt: nullable(Instant),
    proof: oneOf('password', 'first_contact', 'certificate', 'none'),
    note: Type.String(),
    points: Type.Array(PointDetail.ref),
  }),
);
export type Station = Static<typeof Station.schema>;

const Scale = Type.Unsafe<1 | 1000>({ type: 'integer', enum: [1, 1000] });

export const StationFilter = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  groupId: Type.Optional(Id),
  /** Only those right in the group, not in the groups below it. */
  directly: Type.Optional(Type.Boolean()),
  state: Type.Optional(oneOf(...pointStates, 'offline', 'orphans')),
  sort: Type.Optional(oneOf('name', 'identifier', 'lastSeen')),
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type StationFilter = Static<typeof StationFilter>;

export const NewStation = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  /** Checked by the domain, whose refusal has words of its own. */
  identifier: Type.String({ minLength: 1, maxLength: 200 }),
  groupId: Id,
  proof: Type.Optional(oneOf('password', 'none')),
  password: Type.Optional(Type.String({ minLength: 16, maxLength: 40 })),
});
export type NewStation = Static<typeof NewStation>;

export const AddedStation = Type.Object({
  station: StationRow.ref,
  /** Shown this once; only its hash is kept. */
  password: nullable(Type.String()),
  connectTo: Type.String(),
});

/** How a station departs from what its numbers should mean; found by counting, or set by an admin. */
export const StationQuirks = named(
  'StationQuirks',
  Type.Object({
    /** What its watt-hours are multiplied by. */
    scale: Scale,
    items: Type.Array(
      Type.Object({
        quirk: Type.String(),
        source: oneOf('found', 'set'),
        /** In how many charging events it was found. */
        sessions: Type.Integer(),
        firstAt: Instant,
        lastAt: Instant,
      }),
    ),
  }),
);
export type StationQuirks = Static<typeof StationQuirks.schema>;

export const NewScale = Type.Object({ scale: Scale });

export const QuirkInPath = Type.Object({ id: Id, quirk: Type.String({ minLength: 1, maxLength: 50 }) });
