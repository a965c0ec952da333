// Connections that were refused, as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Instant, named, oneOf } from '../http/wire.ts';

const told = { address: Type.String(), count: Type.Integer(), firstAt: Instant, lastAt: Instant };

/** A station of ours that was refused. */
export const Refusal = named(
  'Refusal',
  Type.Object({
    cause: oneOf(
      'no_password',
      'wrong_password',
      'no_version',
      'no_tls',
      'no_certificate',
      'unknown_authority',
      'certificate_of_another',
      'certificate_outdated',
      'certificate_revoked',
      'unfit_certificate',
    ),
    ...told,
  }),
);
export type Refusal = Static<typeof Refusal.schema>;

/** Who knocked with an identifier that no station has, or no longer. */
export const Stranger = named(
  'Stranger',
  Type.Object({ identifier: Type.String(), wasRemoved: Type.Boolean(), ...told }),
);
export type Stranger = Static<typeof Stranger.schema>;

export const Dismissal = Type.Object({ identifier: Type.String({ minLength: 1, maxLength: 200 }) });
