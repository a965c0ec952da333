// Groups as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, named, nullable } from '../http/wire.ts';

export const Group = named(
  'Group',
  Type.Object({
    id: Id,
    /** Null for one's own base group: what lies above it is out of sight. */
    parentId: nullable(Id),
    name: Type.String(),
    stationCount: Type.Integer(),
    pointCount: Type.Integer(),
  }),
);
export type Group = Static<typeof Group.schema>;

export const NewGroup = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  parentId: Type.Optional(nullable(Id)),
});
export type NewGroup = Static<typeof NewGroup>;
