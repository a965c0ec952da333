// RFID tokens as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';

const Kind = oneOf('iso14443', 'iso15693', 'key_code', 'local', 'emaid', 'mac_address');

export const Token = named(
  'Token',
  Type.Object({
    id: Id,
    /** Only its end for basic operators. */
    token: Type.String(),
    type: Kind,
    name: Type.String(),
    active: Type.Boolean(),
    /** Days in the organization's time zone, both included. */
    validFrom: nullable(Type.String({ format: 'date' })),
    validTo: nullable(Type.String({ format: 'date' })),
    driver: nullableRef(Type.Object({ id: Id, name: Type.String() })),
    addedAt: Instant,
    version: Type.Integer(),
  }),
);
export type Token = Static<typeof Token.schema>;

const Day = nullable(Type.String({ format: 'date' }));
const Name = Type.String({ maxLength: 200 });

const Read = Type.String({ minLength: 1, maxLength: 255, pattern: '\\S' });
const added = {
  type: Type.Optional(Kind),
  name: Type.Optional(Name),
  active: Type.Optional(Type.Boolean()),
  validFrom: Type.Optional(Day),
  validTo: Type.Optional(Day),
};

/** A token that is added together with the charging user it belongs to: as it is read, or as the card that was shown. */
export const NewTokenOfDriver = Type.Object({
  token: Type.Optional(Read),
  /** In place of `token`, which stays untold. */
  presentationId: Type.Optional(Id),
  ...added,
});
export type NewTokenOfDriver = Static<typeof NewTokenOfDriver>;

export const NewToken = Type.Object({ token: Read, ...added, driverId: Type.Optional(nullable(Id)) });
export type NewToken = Static<typeof NewToken>;

const edited = { type: Kind, name: Name, active: Type.Boolean(), validFrom: Day, validTo: Day };

/** What changes of a token that stays with its charging user; what it reads on the card never does. */
export const TokenOfDriverEdit = Type.Object({ id: Id, ...edited });
export type TokenOfDriverEdit = Static<typeof TokenOfDriverEdit>;

export const TokenEdit = Type.Object({
  ...edited,
  /** As it was where it is missing; null for nobody's. Changed by admins only. */
  driverId: Type.Optional(nullable(Id)),
});
export type TokenEdit = Static<typeof TokenEdit>;

export const TokenFilter = Type.Object({
  /** In names, in those of charging users, and in tokens; basic operators find a token only by the whole or its end. */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  status: Type.Optional(oneOf('active', 'inactive')),
  /** Only those of a charging user, or only those of nobody. */
  owner: Type.Optional(oneOf('somebody', 'nobody')),
  type: Type.Optional(Kind),
  /** The group of the charging user. */
  driverGroupId: Type.Optional(Id),
  sort: Type.Optional(oneOf('name', 'driver', 'type', 'validTo', 'addedAt')),
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type TokenFilter = Static<typeof TokenFilter>;
