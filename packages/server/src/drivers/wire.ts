// Charging users as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, named, nullable, paging } from '../http/wire.ts';

export const Driver = named(
  'Driver',
  Type.Object({
    id: Id,
    firstName: Type.String(),
    lastName: Type.String(),
    email: Type.String(),
    active: Type.Boolean(),
    driverGroup: nullable(Type.String()),
    tokenCount: Type.Integer(),
  }),
);
export type Driver = Static<typeof Driver.schema>;

const Name = Type.String({ maxLength: 100 });
const Ids = Type.Optional(Type.Array(Id, { maxItems: 1_000 }));

export const NewDriver = Type.Object({
  firstName: Name,
  lastName: Name,
  email: Type.String({ format: 'email', maxLength: 320 }),
  active: Type.Optional(Type.Boolean()),
  /** Where the charging user belongs; one's base group where it is missing. */
  homeGroupId: Type.Optional(Id),
  /** Access rights: groups with all below them, and single stations. */
  groupIds: Ids,
  stationIds: Ids,
});
export type NewDriver = Static<typeof NewDriver>;

export const DriverFilter = Type.Object({ search: Type.Optional(Type.String({ maxLength: 200 })), ...paging });
export type DriverFilter = Static<typeof DriverFilter>;
