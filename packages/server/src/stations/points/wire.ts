// What admins say of charging points, as the API says it.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { nullable, oneOf } from '../../http/wire.ts';

const Socket = Type.Object({
  type: oneOf('schuko', 'chademo', 'type1', 'type2', 'ccs', 'nacs'),
  maximumPowerW: nullable(Type.Integer({ minimum: 1, maximum: 2_000_000 })),
});

/** What admins say of a charging point. */
export const saidOfPoint = {
  /** Nobody may start charging there. */
  disabled: Type.Boolean(),
  /** Above this, times its duration, the energy of a charging event is not plausible (E-6). */
  maximumPowerW: nullable(Type.Integer({ minimum: 1, maximum: 2_000_000 })),
  /** For operators to read: nothing is decided by them. */
  sockets: Type.Array(Socket, { maxItems: 4 }),
};

export const PointEdit = Type.Object({ evse: Type.Integer({ minimum: 1, maximum: 9999 }), ...saidOfPoint });
export type PointEdit = Static<typeof PointEdit>;

/** All charging points of a station: one that is not among them is taken away. */
export const PointsEdit = Type.Object({ points: Type.Array(PointEdit, { maxItems: 100 }) });
