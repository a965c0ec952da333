// Certificates of stations as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Instant, named, nullable } from '../../http/wire.ts';

/** One that a station has proved itself by. */
export const StationCertificate = named(
  'StationCertificate',
  Type.Object({
    /** SHA-256. */
    fingerprint: Type.String(),
    subject: Type.String(),
    issuer: Type.String(),
    serial: Type.String(),
    validFrom: Instant,
    validTo: Instant,
    firstShownAt: Instant,
    lastShownAt: Instant,
    revokedAt: nullable(Instant),
  }),
);
export type StationCertificate = Static<typeof StationCertificate.schema>;

export const RevokedCertificate = Type.Object({
  fingerprint: Type.String({ pattern: '^[0-9A-F]{2}(:[0-9A-F]{2}){31}$' }),
});
