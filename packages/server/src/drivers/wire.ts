// Charging users as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';
import { Presentation } from '../presentations/wire.ts';
import { SessionRow } from '../sessions/wire.ts';
import { NewTokenOfDriver, Token, TokenOfDriverEdit } from '../tokens/wire.ts';

const Named = Type.Object({ id: Id, name: Type.String() });

const inList = {
  id: Id,
  firstName: Type.String(),
  lastName: Type.String(),
  email: Type.String(),
  active: Type.Boolean(),
  driverGroup: nullableRef(Named),
  tokenCount: Type.Integer(),
};

export const DriverRow = named('DriverRow', Type.Object(inList));
export type DriverRow = Static<typeof DriverRow.schema>;

const Rights = Type.Object({
  /** With all stations below them. */
  groups: Type.Array(Named),
  stations: Type.Array(Type.Object({ id: Id, identifier: Type.String(), name: Type.String() })),
  /** How many more there are outside the asker's domain; they stay as they are. */
  outside: Type.Integer(),
});
export type Rights = Static<typeof Rights>;

export const Driver = named(
  'Driver',
  Type.Object({
    ...inList,
    version: Type.Integer(),
    homeGroup: Named,
    rights: Rights,
    tokens: Type.Array(Token.ref),
  }),
);
export type Driver = Static<typeof Driver.schema>;

export const PersonalFile = Type.Object({
  exportedAt: Instant,
  driver: Driver.ref,
  /** Those at stations that the asker sees, the newest first. */
  sessions: Type.Array(SessionRow.ref),
  /** Where the cards were shown in the last days, at stations that the asker sees, the newest first. */
  presentations: Type.Array(Presentation.ref),
});
export type PersonalFile = Static<typeof PersonalFile>;

const Name = Type.String({ maxLength: 100 });
const Ids = Type.Array(Id, { maxItems: 1_000 });
const NewTokens = Type.Optional(Type.Array(NewTokenOfDriver, { maxItems: 200 }));

export const NewDriver = Type.Object({
  firstName: Name,
  lastName: Name,
  email: Type.String({ format: 'email', maxLength: 320 }),
  active: Type.Optional(Type.Boolean()),
  /** Where the charging user belongs; one's base group where it is missing. */
  homeGroupId: Type.Optional(Id),
  /** Set by admins only. */
  driverGroupId: Type.Optional(nullable(Id)),
  /** Access rights: groups with all below them, and single stations. */
  groupIds: Type.Optional(Ids),
  stationIds: Type.Optional(Ids),
  addTokens: NewTokens,
});
export type NewDriver = Static<typeof NewDriver>;

export const DriverEdit = Type.Object({
  firstName: Name,
  lastName: Name,
  active: Type.Boolean(),
  homeGroupId: Id,
  /** As it was where it is missing; changed by admins only. */
  driverGroupId: Type.Optional(nullable(Id)),
  /** All rights inside one's domain; those outside it stay. */
  groupIds: Ids,
  stationIds: Ids,
  addTokens: NewTokens,
  changeTokens: Type.Optional(Type.Array(TokenOfDriverEdit, { maxItems: 200 })),
  /** By admins only. */
  deleteTokenIds: Type.Optional(Type.Array(Id, { maxItems: 200, uniqueItems: true })),
});
export type DriverEdit = Static<typeof DriverEdit>;

const filter = {
  search: Type.Optional(Type.String({ maxLength: 200 })),
  status: Type.Optional(oneOf('active', 'inactive')),
  driverGroupId: Type.Optional(Id),
  /** Only those who have no access right anywhere. */
  withoutRights: Type.Optional(Type.Boolean()),
};

export const SheetFilter = Type.Object(filter);

export const DriverFilter = Type.Object({
  ...filter,
  sort: Type.Optional(oneOf('name', 'group', 'email', 'tokens')),
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type DriverFilter = Static<typeof DriverFilter>;
