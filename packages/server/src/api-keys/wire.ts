// API keys as the API says them. The secret is in one answer, that to the making.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, InstantText, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';

const Name = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' });
const Role = oneOf('admin', 'basic');

export const ApiKey = named(
  'ApiKey',
  Type.Object({
    id: Id,
    name: Type.String(),
    /** How the secret begins, to tell one key from another. */
    prefix: Type.String(),
    role: Role,
    baseGroup: Type.Object({ id: Id, name: Type.String() }),
    createdBy: nullableRef(Type.Object({ id: Id, name: Type.String() })),
    createdAt: Instant,
    expiresAt: Instant,
    lastUsedAt: nullable(Instant),
    version: Type.Integer(),
  }),
);
export type ApiKey = Static<typeof ApiKey.schema>;

export const NewApiKey = Type.Object({
  name: Name,
  role: Role,
  baseGroupId: Id,
  /** In a year where it is missing; in two at most. */
  expiresAt: Type.Optional(InstantText),
});
export type NewApiKey = Static<typeof NewApiKey>;

export const MadeApiKey = Type.Object({ apiKey: ApiKey.ref, secret: Type.String() });

export const ApiKeyName = Type.Object({ name: Name });

export const ApiKeyFilter = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  role: Type.Optional(Role),
  sort: Type.Optional(oneOf('name', 'lastUsedAt', 'expiresAt')),
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type ApiKeyFilter = Static<typeof ApiKeyFilter>;
