// The dashboard as the API says it.
import { Type } from '@fastify/type-provider-typebox';
import { GroupInTree } from '../groups/wire.ts';
import { Id, Instant } from '../http/wire.ts';
import { DashboardStation } from '../stations/wire.ts';

export const Dashboard = Type.Object({
  groups: Type.Array(GroupInTree.ref),
  stations: Type.Array(DashboardStation.ref),
  at: Instant,
});

export const DashboardFilter = Type.Object({
  /** Only this group with all below it. */
  groupId: Type.Optional(Id),
  /** Ids with commas between: only these stations, and no groups. */
  stationIds: Type.Optional(Type.String({ pattern: '^\\d{1,15}(,\\d{1,15})*$', maxLength: 10_000 })),
});
