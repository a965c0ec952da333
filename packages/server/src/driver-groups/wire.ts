// Charging user groups as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, named, oneOf, paging } from '../http/wire.ts';

const inList = {
  id: Id,
  name: Type.String(),
  active: Type.Boolean(),
  /** Those that the asker sees. */
  memberCount: Type.Integer(),
};

export const DriverGroupRow = named('DriverGroupRow', Type.Object(inList));
export type DriverGroupRow = Static<typeof DriverGroupRow.schema>;

export const DriverGroup = named(
  'DriverGroup',
  Type.Object({
    ...inList,
    version: Type.Integer(),
    homeGroup: Type.Object({ id: Id, name: Type.String() }),
    /** Members whose home group lies outside the asker's domain. */
    membersOutside: Type.Integer(),
  }),
);
export type DriverGroup = Static<typeof DriverGroup.schema>;

const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const DriverIds = Type.Array(Id, { maxItems: 1000, uniqueItems: true });

export const NewDriverGroup = Type.Object({
  name: Name,
  active: Type.Optional(Type.Boolean()),
  /** Where the charging user group belongs; one's base group where it is missing. */
  homeGroupId: Type.Optional(Id),
  /** They leave the charging user group that they are in. */
  addDriverIds: Type.Optional(DriverIds),
});
export type NewDriverGroup = Static<typeof NewDriverGroup>;

export const DriverGroupEdit = Type.Object({
  name: Name,
  active: Type.Boolean(),
  homeGroupId: Id,
  addDriverIds: Type.Optional(DriverIds),
  removeDriverIds: Type.Optional(DriverIds),
});
export type DriverGroupEdit = Static<typeof DriverGroupEdit>;

export const DriverGroupFilter = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  status: Type.Optional(oneOf('active', 'inactive')),
  sort: Type.Optional(oneOf('name', 'members')),
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type DriverGroupFilter = Static<typeof DriverGroupFilter>;
