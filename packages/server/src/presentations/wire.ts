// Shown tokens, and the question who may charge, as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, InstantText, named, nullableRef, oneOf, paging } from '../http/wire.ts';

const Decision = oneOf('Accepted', 'Blocked', 'Expired', 'Invalid', 'ConcurrentTx');
/** Each rule in its order: passed, the one that decided, or not reached. */
const Steps = Type.Array(Type.Object({ reason: Type.String(), outcome: oneOf('passed', 'decided', 'not_reached') }));

export const Presentation = named(
  'Presentation',
  Type.Object({
    id: Id,
    shownAt: Instant,
    station: Type.Object({ id: Id, identifier: Type.String(), name: Type.String() }),
    /** Shortened, but for admins where it is nobody's: they may take it over. */
    token: Type.String(),
    /** The token of ours that it is now; null where it is unknown, or out of sight. */
    known: nullableRef(Type.Object({ id: Id, name: Type.String() })),
    decision: Decision,
    reason: Type.String(),
    steps: Steps,
  }),
);
export type Presentation = Static<typeof Presentation.schema>;

export const PresentationFilter = Type.Object({
  stationId: Type.Optional(Id),
  /** What is this token of ours now, or one of this charging user. */
  tokenId: Type.Optional(Id),
  driverId: Type.Optional(Id),
  /** Only those that were refused; only tokens that nobody has. */
  only: Type.Optional(oneOf('refused', 'unknown')),
  since: Type.Optional(InstantText),
  ...paging,
});
export type PresentationFilter = Static<typeof PresentationFilter>;

export const Question = Type.Object({
  stationId: Id,
  /** One of these says what is shown: a token of ours, a card that was shown, that of a charging event, or of a frame of the station. */
  tokenId: Type.Optional(Id),
  presentationId: Type.Optional(Id),
  sessionId: Type.Optional(Id),
  frameId: Type.Optional(Id),
  /** Whether a start there would be accepted; where it is missing, whether the card would be. */
  evse: Type.Optional(Type.Integer({ minimum: 1, maximum: 9_999 })),
  at: Type.Optional(InstantText),
});
export type Question = Static<typeof Question>;

export const Judgement = Type.Object({
  decision: Decision,
  reason: Type.String(),
  steps: Steps,
  /** Whatever instant is asked about: tokens, rights and settings are those of today. */
  judgedAt: Instant,
});
export type Judgement = Static<typeof Judgement>;
