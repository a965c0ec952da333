// A station's events as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, oneOf, paging } from '../http/wire.ts';

const Kind = oneOf('status', 'boot', 'connected', 'disconnected', 'firmware', 'diagnostics', 'security', 'data');

export const StationEvent = named(
  'StationEvent',
  Type.Object({
    id: Id,
    occurredAt: Instant,
    receivedAt: Instant,
    /** 0 is the station as a whole. */
    evse: nullable(Type.Integer()),
    kind: Kind,
    status: nullable(Type.String()),
    errorCode: nullable(Type.String()),
    info: nullable(Type.String()),
    vendorId: nullable(Type.String()),
    vendorErrorCode: nullable(Type.String()),
  }),
);
export type StationEvent = Static<typeof StationEvent.schema>;

const Day = Type.String({ format: 'date' });
export const EventFilter = Type.Object({
  /** In the organization's time zone; today where none is said. */
  day: Type.Optional(Day),
  /** 0 is the station as a whole. */
  evse: Type.Optional(Type.Integer({ minimum: 0, maximum: 9999 })),
  status: Type.Optional(Type.String({ maxLength: 50 })),
  kind: Type.Optional(Kind),
  /** Only what has an error type other than NoError. */
  errors: Type.Optional(Type.Boolean()),
  search: Type.Optional(Type.String({ maxLength: 200 })),
  ...paging,
});
export type EventFilter = Static<typeof EventFilter>;

export const EventsOfDay = Type.Object({
  day: Day,
  items: Type.Array(StationEvent.ref),
  total: Type.Integer(),
  /** What there is to choose from on that day, whatever is chosen. */
  choices: Type.Object({
    evses: Type.Array(Type.Integer()),
    kinds: Type.Array(Kind),
    statuses: Type.Array(Type.String()),
    errors: Type.Integer(),
  }),
});
export type EventsOfDay = Static<typeof EventsOfDay>;
