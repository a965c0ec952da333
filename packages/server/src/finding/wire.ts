// What was found of a text, by kind, as the API says it.
import { Type, type Static, type TSchema } from '@fastify/type-provider-typebox';
import { Id, Instant, nullable, oneOf } from '../http/wire.ts';
import { Point } from '../stations/wire.ts';

/** The best of them first. */
const best = <S extends TSchema>(item: S) => Type.Object({ items: Type.Array(item), more: Type.Boolean() });

const FoundStation = Type.Object({
  id: Id,
  identifier: Type.String(),
  name: Type.String(),
  serial: nullable(Type.String()),
  address: Type.String(),
  /** None of an orphan. */
  groupName: nullable(Type.String()),
  connected: Type.Boolean(),
  points: Type.Array(Point.ref),
});
export type FoundStation = Static<typeof FoundStation>;

const FoundGroup = Type.Object({
  id: Id,
  name: Type.String(),
  /** The names of those above it that one sees, from the top. */
  path: Type.Array(Type.String()),
});
export type FoundGroup = Static<typeof FoundGroup>;

const FoundDriver = Type.Object({
  id: Id,
  firstName: Type.String(),
  lastName: Type.String(),
  email: Type.String(),
  active: Type.Boolean(),
  driverGroupName: nullable(Type.String()),
});
export type FoundDriver = Static<typeof FoundDriver>;

const FoundDriverGroup = Type.Object({
  id: Id,
  name: Type.String(),
  active: Type.Boolean(),
  homeGroupName: Type.String(),
});
export type FoundDriverGroup = Static<typeof FoundDriverGroup>;

const FoundToken = Type.Object({
  id: Id,
  /** Only its end for basic operators. */
  token: Type.String(),
  name: Type.String(),
  active: Type.Boolean(),
  driverName: nullable(Type.String()),
});
export type FoundToken = Static<typeof FoundToken>;

const FoundSession = Type.Object({
  id: Id,
  transactionId: Type.Integer(),
  stationName: Type.String(),
  driverName: nullable(Type.String()),
  startedAt: Instant,
  endedAt: nullable(Instant),
});
export type FoundSession = Static<typeof FoundSession>;

const FoundOperator = Type.Object({ id: Id, username: Type.String(), name: Type.String(), email: Type.String() });
export type FoundOperator = Static<typeof FoundOperator>;

const FoundTask = Type.Object({
  id: Id,
  name: Type.String(),
  type: oneOf('max_current', 'driver', 'driver_group'),
  active: Type.Boolean(),
});
export type FoundTask = Static<typeof FoundTask>;

export const Found = Type.Object({
  stations: best(FoundStation),
  groups: best(FoundGroup),
  drivers: best(FoundDriver),
  driverGroups: best(FoundDriverGroup),
  tokens: best(FoundToken),
  /** By their number alone. */
  sessions: best(FoundSession),
  /** None for basic operators. */
  operators: best(FoundOperator),
  /** None for basic operators. */
  tasks: best(FoundTask),
});
export type Found = Static<typeof Found>;

export const FindQuery = Type.Object({
  /** At least two letters, or the number of a charging event. */
  text: Type.String({ maxLength: 200 }),
});
