// The most current that stations may take, as the API says it.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf } from '../http/wire.ts';

/** It is on its way; it holds; the station does otherwise; the station knows no way to be limited. */
const LimitState = oneOf('waiting', 'applied', 'differs', 'unsupported');
/** A profile for the whole station, one for each of its charging points, or a setting of the vendor’s. */
const LimitWay = oneOf('station', 'point', 'setting');
/** Amperes a phase; null where there is no limit. */
const LimitAmps = nullable(Type.Integer({ minimum: 0, maximum: 1000 }));

const wanted = {
  limitAmps: LimitAmps,
  wantedAt: Instant,
  state: LimitState,
  way: nullable(LimitWay),
  /** What the station said when it was last asked; null where it said that nothing limits it, or was not asked. */
  effectiveAmps: nullable(Type.Number()),
  checkedAt: nullable(Instant),
  /** When it began to hold. */
  appliedAt: nullable(Instant),
  /** Who wanted it: an operator, a program with an API key, or a scheduled task. */
  operator: nullableRef(Type.Object({ id: Id, name: Type.String() })),
  apiKey: nullableRef(Type.Object({ id: Id, name: Type.String() })),
  task: nullableRef(Type.Object({ id: Id, name: Type.String() })),
};

export const WantedLimit = named(
  'WantedLimit',
  Type.Object({
    id: Id,
    ...wanted,
    /** When something else was wanted. */
    replacedAt: nullable(Instant),
  }),
);
export type WantedLimit = Static<typeof WantedLimit.schema>;

export const Limit = Type.Object({
  stationId: Id,
  limit: nullableRef(WantedLimit.ref),
  /** What the limit that holds comes to, in watts; null where none holds. */
  limitW: nullable(Type.Integer()),
});
export type Limit = Static<typeof Limit>;

export const NewLimit = Type.Object({ limitAmps: LimitAmps });
export type NewLimit = Static<typeof NewLimit>;

export const limitCounts = {
  stations: Type.Integer(),
  applied: Type.Integer(),
  waiting: Type.Integer(),
  /** They took it and do not tell whether it holds. */
  untold: Type.Integer(),
  differs: Type.Integer(),
  unsupported: Type.Integer(),
};

/** By what is wanted of them at present, that of the most first; of those that never had a limit, no limit holds. */
export const GroupLimits = Type.Object({ items: Type.Array(Type.Object({ limitAmps: LimitAmps, ...limitCounts })) });
export type GroupLimits = Static<typeof GroupLimits>;

export const LimitedStations = Type.Object({
  /** Of how many stations it is wanted. */
  stations: Type.Integer(),
});
