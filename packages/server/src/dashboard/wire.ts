// The dashboard as the API says it.
import { Type } from '@fastify/type-provider-typebox';
import { Id, Instant, nullable } from '../http/wire.ts';
import { DashboardStation } from '../stations/wire.ts';

export const Dashboard = Type.Object({
  groups: Type.Array(Type.Object({ id: Id, parentId: nullable(Id), name: Type.String() })),
  stations: Type.Array(DashboardStation.ref),
  at: Instant,
});

/** Ids with commas between: only these stations, and no groups. */
export const DashboardFilter = Type.Object({
  stationIds: Type.Optional(Type.String({ pattern: '^\\d{1,15}(,\\d{1,15})*$', maxLength: 10_000 })),
});
