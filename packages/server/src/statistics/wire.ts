// Figures over groups of stations as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { GroupInTree } from '../groups/wire.ts';
import { Id, Instant, named } from '../http/wire.ts';

const figures = {
  stations: Type.Integer(),
  /** Stations that are not connected. */
  offline: Type.Integer(),
  points: Type.Integer(),
  charging: Type.Integer(),
  issues: Type.Integer(),
  /** Charging events that began in the last 24 hours. */
  sessions: Type.Integer(),
  /** What flowed in the last 24 hours. */
  energyWh: Type.Integer(),
};
const GroupFigures = Type.Object(figures);
export type GroupFigures = Static<typeof GroupFigures>;

/** A group with what it holds and all below it. */
export const GroupTotals = named('GroupTotals', Type.Object({ ...GroupInTree.schema.properties, ...figures }));
export type GroupTotals = Static<typeof GroupTotals.schema>;

const charged = {
  /** Charging events that began in it. */
  sessions: Type.Integer(),
  /** Charging points at which a charging event began or runs, or energy flowed. */
  usedPoints: Type.Integer(),
  energyWh: Type.Integer(),
};

export const LastDay = Type.Object({
  from: Instant,
  to: Instant,
  ...charged,
  /** The 24 hours before these. */
  before: Type.Object(charged),
});
export type LastDay = Static<typeof LastDay>;

/** All of one's domain, where neither is named. */
export const LastDayFilter = Type.Object({ groupId: Type.Optional(Id), stationId: Type.Optional(Id) });
