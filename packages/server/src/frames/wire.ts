// The OCPP log as the API says it.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, oneOf } from '../http/wire.ts';

const direction = oneOf('in', 'out');

export const Frame = named(
  'Frame',
  Type.Object({
    id: Id,
    at: Instant,
    /** `in` was said by the station, `out` to it. */
    direction,
    /** `other` is what is no frame of OCPP. */
    kind: oneOf('call', 'send', 'result', 'error', 'other'),
    /** Of an answer that of its call, where it is known. */
    action: nullable(Type.String()),
    messageId: nullable(Type.String()),
    /** As it was said, but for secrets. */
    frame: Type.String(),
  }),
);
export type Frame = Static<typeof Frame.schema>;

export const FrameFilter = Type.Object({
  direction: Type.Optional(direction),
  action: Type.Optional(Type.String({ maxLength: 100 })),
  /** Only errors, and what is no frame of OCPP. */
  errors: Type.Optional(Type.Boolean()),
  /** Of basic operators, in the names of actions alone. */
  search: Type.Optional(Type.String({ maxLength: 200 })),
  before: Type.Optional(Id),
  after: Type.Optional(Id),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
});
export type FrameFilter = Static<typeof FrameFilter>;

export const FramePage = Type.Object({ items: Type.Array(Frame.ref), hasMore: Type.Boolean() });
