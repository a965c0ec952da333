// What needs an operator's look, as the API says it.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, nullableRef, oneOf, paging } from '../http/wire.ts';
import { SessionRow, StrayEnd } from '../sessions/wire.ts';

const ReviewKind = oneOf('unassigned', 'conflict', 'implausible', 'stale');
export type ReviewKind = Static<typeof ReviewKind>;

const Review = Type.Object({
  kind: ReviewKind,
  session: nullableRef(SessionRow.ref),
  end: nullableRef(StrayEnd.ref),
  since: Instant,
});

export const ReviewPage = Type.Object({
  items: Type.Array(Review),
  total: Type.Integer(),
  /** Of all kinds, whichever is asked for. */
  counts: Type.Object({
    unassigned: Type.Integer(),
    conflict: Type.Integer(),
    implausible: Type.Integer(),
    stale: Type.Integer(),
  }),
});
export type ReviewPage = Static<typeof ReviewPage>;

export const ReviewFilter = Type.Object({
  kind: Type.Optional(ReviewKind),
  stationId: Type.Optional(Id),
  groupId: Type.Optional(Id),
  ...paging,
});
export type ReviewFilter = Static<typeof ReviewFilter>;

export const Attachment = Type.Object({ sessionId: Id });
