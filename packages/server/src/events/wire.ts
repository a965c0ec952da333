// A station's events as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, oneOf } from '../http/wire.ts';

export const StationEvent = named(
  'StationEvent',
  Type.Object({
    id: Id,
    occurredAt: Instant,
    receivedAt: Instant,
    /** 0 is the station as a whole. */
    evse: nullable(Type.Integer()),
    kind: oneOf('status', 'boot', 'connected', 'disconnected', 'firmware', 'diagnostics', 'security', 'data'),
    status: nullable(Type.String()),
    errorCode: nullable(Type.String()),
    info: nullable(Type.String()),
  }),
);
export type StationEvent = Static<typeof StationEvent.schema>;

const Day = Type.String({ format: 'date' });
export const EventFilter = Type.Object({ day: Type.Optional(Day) });
export const EventsOfDay = Type.Object({ day: Day, items: Type.Array(StationEvent.ref) });
