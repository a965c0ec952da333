// Charging events, and ends that belong to none, as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, InstantText, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';

const Flag = oneOf(
  'start_missing',
  'start_zero',
  'outlier',
  'register_fell',
  'counts_per_session',
  'power_exceeded',
  'negative_duration',
  'overlap',
  'in_future',
  'scale_suspected',
);
const Decision = oneOf('Accepted', 'Blocked', 'Expired', 'Invalid', 'ConcurrentTx');
const Wh = Type.Integer();

const fields = {
  id: Id,
  transactionId: Type.Integer(),
  stationId: Id,
  stationName: Type.String(),
  stationIdentifier: Type.String(),
  evse: Type.Integer(),
  startedAt: Instant,
  endedAt: nullable(Instant),
  /** So far, where it has not ended; null where it cannot be known. */
  energyWh: nullable(Wh),
  /** The energy is still being derived from what the station metered. */
  counting: Type.Boolean(),
  powerW: nullable(Type.Integer()),
  token: nullableRef(Type.Object({ id: Type.String(), name: nullable(Type.String()) })),
  driver: nullableRef(Type.Object({ id: nullable(Id), name: Type.String() })),
  decision: Decision,
  decisionReason: Type.String(),
  free: Type.Boolean(),
  stopReason: nullable(Type.String()),
  flags: Type.Array(Flag),
  needsReview: Type.Boolean(),
};

export const SessionRow = named('SessionRow', Type.Object(fields));
export type SessionRow = Static<typeof SessionRow.schema>;

/** A list's foot: how many match, and what they took together. */
export const SessionPage = Type.Object({ items: Type.Array(SessionRow.ref), total: Type.Integer(), energyWh: Wh });
export type SessionPage = Static<typeof SessionPage>;

/** An end that a station told and that no session took: it fitted none, or came second. */
export const StrayEnd = named(
  'StrayEnd',
  Type.Object({
    id: Id,
    kind: oneOf('unassigned', 'conflict'),
    stationId: Id,
    stationName: Type.String(),
    stationIdentifier: Type.String(),
    /** As the station named it, whether it ever was one or not. */
    transactionId: Type.Integer(),
    session: nullableRef(SessionRow.ref),
    token: nullable(Type.String()),
    meterStopWh: nullable(Wh),
    stopReason: nullable(Type.String()),
    endedAt: Instant,
    stationEndedAt: nullable(Instant),
    receivedAt: Instant,
    dismissedAt: nullable(Instant),
  }),
);
export type StrayEnd = Static<typeof StrayEnd.schema>;

const ReviewReason = oneOf('unassigned', 'conflict', 'implausible', 'stale');

export const Session = named(
  'Session',
  Type.Object({
    ...fields,
    /** How the energy was found, and how good it is. */
    method: oneOf('register', 'last_register', 'intervals', 'power', 'none'),
    quality: oneOf('measured', 'partial', 'estimated', 'unknown'),
    endKind: nullable(oneOf('station', 'implied', 'operator')),
    /** What the operator said who ended it by hand. */
    endReason: nullable(Type.String()),
    numbers: Type.Object({
      meterStartWh: nullable(Wh),
      meterStopWh: nullable(Wh),
      registerWh: nullable(Wh),
      countedAt: nullable(Instant),
    }),
    /** What counts, what the station's clock said, and when it arrived. */
    clocks: Type.Object({
      startedAt: Instant,
      stationStartedAt: nullable(Instant),
      startReceivedAt: Instant,
      endedAt: nullable(Instant),
      stationEndedAt: nullable(Instant),
      endReceivedAt: nullable(Instant),
      heardAt: Instant,
      plausible: Type.Boolean(),
      /** The station's clock ahead of ours; null where the message may only have been on its way for long. */
      skewSeconds: nullable(Type.Integer()),
    }),
    stopToken: nullable(Type.String()),
    decisionSteps: Type.Array(
      Type.Object({ reason: Type.String(), outcome: oneOf('passed', 'decided', 'not_reached') }),
    ),
    review: Type.Object({
      /** What there is to look at still. */
      reasons: Type.Array(ReviewReason),
      dismissedAt: nullable(Instant),
      note: nullable(Type.String()),
    }),
    conflicts: Type.Array(StrayEnd.ref),
    /** Numbers of the station's messages that have not arrived; null where it does not number them. */
    missingEvents: nullable(
      Type.Object({
        spans: Type.Array(Type.Object({ from: Type.Integer(), to: Type.Integer() })),
        /** Nothing more is expected. */
        final: Type.Boolean(),
      }),
    ),
    /** The remote start that it began with. */
    command: nullableRef(
      Type.Object({
        id: Type.String(),
        operator: nullableRef(Type.Object({ id: Id, name: Type.String() })),
        apiKey: nullableRef(Type.Object({ id: Id, name: Type.String() })),
      }),
    ),
  }),
);
export type Session = Static<typeof Session.schema>;

export const SessionCurve = Type.Object({
  /** Energy since the start; linear between the points. */
  points: Type.Array(Type.Object({ at: Instant, wh: Wh })),
  power: Type.Array(Type.Object({ at: Instant, powerW: Type.Integer() })),
  samples: Type.Integer(),
});
export type SessionCurve = Static<typeof SessionCurve>;

export const Sample = named(
  'Sample',
  Type.Object({
    at: Instant,
    stationAt: Instant,
    receivedAt: Instant,
    registerWh: nullable(Wh),
    intervalWh: nullable(Wh),
    powerW: nullable(Type.Integer()),
    /** JSON, as the station sent it. */
    readings: Type.String(),
  }),
);
export type Sample = Static<typeof Sample.schema>;

export const SampleFilter = Type.Object(paging);
export type SampleFilter = Static<typeof SampleFilter>;

export const SessionFilter = Type.Object({
  stationId: Type.Optional(Id),
  groupId: Type.Optional(Id),
  evse: Type.Optional(Type.Integer({ minimum: 0, maximum: 9_999 })),
  /** The span of the start, half-open. */
  from: Type.Optional(InstantText),
  to: Type.Optional(InstantText),
  open: Type.Optional(Type.Boolean()),
  decision: Type.Optional(Decision),
  driverId: Type.Optional(Id),
  /** As it is written on the card, or a token of ours: also what it did while it was somebody else's, or nobody's. */
  token: Type.Optional(Type.String({ minLength: 1, maxLength: 255 })),
  tokenId: Type.Optional(Id),
  flag: Type.Optional(Flag),
  needsReview: Type.Optional(Type.Boolean()),
  search: Type.Optional(Type.String({ maxLength: 200 })),
  sort: Type.Optional(oneOf('startedAt', 'endedAt', 'energyWh', 'duration')),
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type SessionFilter = Static<typeof SessionFilter>;

export const EndByHand = Type.Object({
  at: InstantText,
  meterStopWh: nullable(Type.Integer({ minimum: 0, maximum: 1e15 })),
  reason: Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' }),
});
export type EndByHand = Static<typeof EndByHand>;

export const Dismissal = Type.Object({ note: Type.Optional(nullable(Type.String({ maxLength: 500 }))) });
export type Dismissal = Static<typeof Dismissal>;
