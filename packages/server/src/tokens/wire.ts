// RFID tokens as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, named, nullable, nullableRef, paging } from '../http/wire.ts';

export const Token = named(
  'Token',
  Type.Object({
    id: Id,
    token: Type.String(),
    name: Type.String(),
    active: Type.Boolean(),
    /** Days in the organization's time zone, both included. */
    validFrom: nullable(Type.String({ format: 'date' })),
    validTo: nullable(Type.String({ format: 'date' })),
    driver: nullableRef(Type.Object({ id: Id, name: Type.String() })),
  }),
);
export type Token = Static<typeof Token.schema>;

const Day = Type.Optional(nullable(Type.String({ format: 'date' })));

export const NewToken = Type.Object({
  token: Type.String({ minLength: 1, maxLength: 255, pattern: '\\S' }),
  name: Type.Optional(Type.String({ maxLength: 200 })),
  driverId: Type.Optional(nullable(Id)),
  active: Type.Optional(Type.Boolean()),
  validFrom: Day,
  validTo: Day,
});
export type NewToken = Static<typeof NewToken>;

export const TokenFilter = Type.Object({ search: Type.Optional(Type.String({ maxLength: 200 })), ...paging });
export type TokenFilter = Static<typeof TokenFilter>;
