// Statistics over time as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Instant, named, nullable, oneOf } from '../../http/wire.ts';
import { namedSpans, steps, type NamedSpan } from './periods.ts';

const Day = Type.String({ format: 'date' });

export const StatisticsFilter = Type.Object({
  /** Up to now; 30 days where nothing is said. */
  span: Type.Optional(oneOf(...(Object.keys(namedSpans) as NamedSpan[]))),
  /** Instead of a span: from this day of the organization's time zone … */
  from: Type.Optional(Day),
  /** … to this one, whole. */
  to: Type.Optional(Day),
  /** How long a period is; what suits the span where nothing is said. Weeks begin on Monday. */
  by: Type.Optional(oneOf(...steps)),
  /** False: without utilisation and availability, which cost most. */
  shares: Type.Optional(Type.Boolean()),
});
export type StatisticsFilter = Static<typeof StatisticsFilter>;

const figures = {
  /** What flowed in it, of open charging events too. */
  energyWh: Type.Integer(),
  /** Charging events that began in it. */
  sessions: Type.Integer(),
  /** Charging points at which a charging event began or runs, or energy flowed. They do not add up. */
  usedPoints: Type.Integer(),
  /** Share of the time that charging points were in a charging event; null of charging users, and where there was no point yet. */
  utilisation: nullable(Type.Number({ minimum: 0, maximum: 1 })),
  /** Share of the time that charging points could be used; null of charging users, and before it was written down. */
  availability: nullable(Type.Number({ minimum: 0, maximum: 1 })),
};

export const Statistics = named(
  'Statistics',
  Type.Object({
    from: Instant,
    to: Instant,
    by: oneOf(...steps),
    /** When it was asked: a period that ends later is not over. */
    at: Instant,
    total: Type.Object(figures),
    periods: Type.Array(Type.Object({ from: Instant, to: Instant, ...figures })),
  }),
);
export type Statistics = Static<typeof Statistics.schema>;
