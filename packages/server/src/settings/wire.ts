// Advanced settings as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Instant, named, nullable } from '../http/wire.ts';

export const Setting = named(
  'Setting',
  Type.Object({
    /** A configuration key (1.6), or component and variable (2.x). */
    key: Type.String(),
    /** Null where the station gave none, and for secrets, which are never kept. */
    value: nullable(Type.String()),
    readOnly: Type.Boolean(),
    reportedAt: Instant,
  }),
);
export type Setting = Static<typeof Setting.schema>;
