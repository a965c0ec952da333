// Certificate authorities as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, oneOf, paging } from '../http/wire.ts';

export const CertificateAuthority = named(
  'CertificateAuthority',
  Type.Object({
    id: Id,
    name: Type.String(),
    /** It counts for the stations of this group and of those below. */
    group: Type.Object({ id: Id, name: Type.String() }),
    subject: Type.String(),
    /** The certificate itself, which devices may have to know. */
    pem: Type.String(),
    /** SHA-256. */
    fingerprint: Type.String(),
    /** What a certificate has to name as its organization (O); null: anything, or nothing. */
    memberOf: nullable(Type.String()),
    /** Stationmaster has its key, and signs with it what the stations below ask for. */
    signs: Type.Boolean(),
    validTo: Instant,
    createdAt: Instant,
  }),
);
export type CertificateAuthority = Static<typeof CertificateAuthority.schema>;

export const AuthorityFilter = Type.Object({
  /** In names, and in what the certificates say. */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  /** By name where nothing is said. */
  sort: Type.Optional(oneOf('name', 'expires')),
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type AuthorityFilter = Static<typeof AuthorityFilter>;

export const NewAuthority = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
    /** One, from BEGIN CERTIFICATE to END CERTIFICATE. Without it one is made, and signs what stations ask for. */
    pem: Type.Optional(Type.String({ minLength: 1, maxLength: 20_000 })),
    memberOf: Type.Optional(Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })),
  },
  { additionalProperties: false },
);
export type NewAuthority = Static<typeof NewAuthority>;
