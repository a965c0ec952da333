// Files of stations as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf } from '../http/wire.ts';

export const Transfer = named(
  'Transfer',
  Type.Object({
    /** The id of the command that asked for it. */
    id: Type.String({ format: 'uuid' }),
    stationId: Id,
    kind: oneOf('firmware', 'diagnostics'),
    /** The image, where it is one of ours. */
    image: nullableRef(Type.Object({ id: Id, version: Type.String() })),
    askedAt: Instant,
    /** Until when our address is good; null where the address is the operator’s own. */
    expiresAt: nullable(Instant),
    /** What the station has told of it, in its own words. */
    progress: Type.Array(Type.Object({ status: Type.String(), at: Type.String({ format: 'date-time' }) })),
    /** What the station has brought, if it is still there. */
    file: nullableRef(
      Type.Object({ name: Type.String(), sizeBytes: Type.Integer(), sha256: Type.String(), receivedAt: Instant }),
    ),
  }),
);
export type Transfer = Static<typeof Transfer.schema>;

export const TransferInPath = Type.Object({ id: Type.String({ format: 'uuid' }) });
