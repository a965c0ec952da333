// RFID tokens as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';

const Kind = oneOf('iso14443', 'iso15693', 'key_code', 'local', 'emaid', 'mac_address');

export const Token = named(
  'Token',
  Type.Object({
    id: Id,
    token: Type.String(),
    type: Kind,
    name: Type.String(),
    active: Type.Boolean(),
    /** Days in the organization's time zone, both included. */
    validFrom: nullable(Type.String({ format: 'date' })),
    validTo: nullable(Type.String({ format: 'date' })),
    driver: nullableRef(Type.Object({ id: Id, name: Type.String() })),
    version: Type.Integer(),
  }),
);
export type Token = Static<typeof Token.schema>;

const Day = nullable(Type.String({ format: 'date' }));
const Name = Type.String({ maxLength: 200 });

/** A token that is added together with the charging user it belongs to. */
export const NewTokenOfDriver = Type.Object({
  token: Type.String({ minLength: 1, maxLength: 255, pattern: '\\S' }),
  type: Type.Optional(Kind),
  name: Type.Optional(Name),
  active: Type.Optional(Type.Boolean()),
  validFrom: Type.Optional(Day),
  validTo: Type.Optional(Day),
});
export type NewTokenOfDriver = Static<typeof NewTokenOfDriver>;

export const NewToken = Type.Object({ ...NewTokenOfDriver.properties, driverId: Type.Optional(nullable(Id)) });
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
  search: Type.Optional(Type.String({ maxLength: 200 })),
  status: Type.Optional(oneOf('active', 'inactive')),
  /** Only those of a charging user, or only those of nobody. */
  owner: Type.Optional(oneOf('somebody', 'nobody')),
  ...paging,
});
export type TokenFilter = Static<typeof TokenFilter>;
