// Groups as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, named, nullable } from '../http/wire.ts';

const inTree = {
  id: Id,
  /** Null for one's own base group: what lies above it is out of sight. */
  parentId: nullable(Id),
  name: Type.String(),
};

export const GroupInTree = named('GroupInTree', Type.Object(inTree));
export type GroupInTree = Static<typeof GroupInTree.schema>;

const Holding = Type.Object({
  /** Right in it, as those below it hang on the groups below it. */
  stations: Type.Integer(),
  groups: Type.Integer(),
  operators: Type.Integer(),
  apiKeys: Type.Integer(),
  rights: Type.Integer(),
  drivers: Type.Integer(),
  driverGroups: Type.Integer(),
  firmwareImages: Type.Integer(),
  certificateAuthorities: Type.Integer(),
  /** Whose home group it is, or that limit its charging stations. */
  tasks: Type.Integer(),
});

export const Group = named(
  'Group',
  Type.Object({
    ...inTree,
    version: Type.Integer(),
    /** The top of the tree, which has the organization's name. */
    isRoot: Type.Boolean(),
    /** Null: as the groups above it say. */
    freeCharging: nullable(Type.Boolean()),
    /** What they say. */
    inheritedFreeCharging: Type.Boolean(),
    /** From one's own base group down to its parent. */
    path: Type.Array(Type.Object({ id: Id, name: Type.String() })),
    /** What hangs on it, so that it cannot be deleted; in numbers, for some of it may be out of sight. */
    holding: Holding,
  }),
);
export type Group = Static<typeof Group.schema>;

const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
/** As many as are chosen in a list at once. */
const StationIds = Type.Array(Id, { maxItems: 10_000, uniqueItems: true });

export const NewGroup = Type.Object({
  name: Name,
  parentId: Type.Optional(nullable(Id)),
  freeCharging: Type.Optional(nullable(Type.Boolean())),
  addStationIds: Type.Optional(StationIds),
});
export type NewGroup = Static<typeof NewGroup>;

export const GroupEdit = Type.Object({
  name: Name,
  /** Null for one's own base group alone, which stays where it is. */
  parentId: nullable(Id),
  freeCharging: nullable(Type.Boolean()),
  addStationIds: Type.Optional(StationIds),
  /** They go to the parent group. */
  removeStationIds: Type.Optional(StationIds),
});
export type GroupEdit = Static<typeof GroupEdit>;
