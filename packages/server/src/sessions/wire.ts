// Charging events as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, InstantText, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';

const fields = {
  id: Id,
  transactionId: Type.Integer(),
  stationId: Id,
  stationName: Type.String(),
  stationIdentifier: Type.String(),
  evse: Type.Integer(),
  startedAt: Instant,
  endedAt: nullable(Instant),
  /** So far, where it has not ended; null where it cannot be known. */
  energyWh: nullable(Type.Integer()),
  /** The energy is still being derived from what the station metered. */
  counting: Type.Boolean(),
  powerW: nullable(Type.Integer()),
  token: nullableRef(Type.Object({ id: Type.String(), name: nullable(Type.String()) })),
  driver: nullableRef(Type.Object({ id: nullable(Id), name: Type.String() })),
  decision: oneOf('Accepted', 'Blocked', 'Expired', 'Invalid', 'ConcurrentTx'),
  decisionReason: Type.String(),
  free: Type.Boolean(),
  stopReason: nullable(Type.String()),
};

export const SessionRow = named('SessionRow', Type.Object(fields));
export type SessionRow = Static<typeof SessionRow.schema>;

export const Session = named('Session', Type.Object({ ...fields, flags: Type.Array(Type.String()) }));
export type Session = Static<typeof Session.schema>;

export const Sample = named(
  'Sample',
  Type.Object({ at: Instant, registerWh: nullable(Type.Integer()), powerW: nullable(Type.Integer()) }),
);
export type Sample = Static<typeof Sample.schema>;

export const SessionFilter = Type.Object({
  stationId: Type.Optional(Id),
  groupId: Type.Optional(Id),
  from: Type.Optional(InstantText),
  to: Type.Optional(InstantText),
  open: Type.Optional(Type.Boolean()),
  ...paging,
});
export type SessionFilter = Static<typeof SessionFilter>;
