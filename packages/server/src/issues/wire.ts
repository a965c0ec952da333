// Issues as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';

const IssueKind = oneOf(
  'error_status',
  'offline',
  'boot_loop',
  'rejected_command',
  'limit_not_kept',
  'certificate_expiring',
);
export type IssueKind = Static<typeof IssueKind>;
const IssueState = oneOf('open', 'acknowledged', 'closed');
export type IssueState = Static<typeof IssueState>;

export const Issue = named(
  'Issue',
  Type.Object({
    id: Id,
    kind: IssueKind,
    state: IssueState,
    stationId: Id,
    stationName: Type.String(),
    stationIdentifier: Type.String(),
    groupId: nullable(Id),
    groupName: nullable(Type.String()),
    /** 0 is the station as a whole. */
    evse: Type.Integer(),
    /** Which command was rejected. */
    intent: nullable(Type.String()),
    /** The station's own words: its error code or the answer it gave, and what it added. */
    code: nullable(Type.String()),
    info: nullable(Type.String()),
    /** How often it came, from the first time on. */
    count: Type.Integer(),
    firstAt: Instant,
    /** When it began this time. */
    beganAt: Instant,
    lastAt: Instant,
    acknowledgement: nullableRef(Type.Object({ at: Instant, by: Type.String(), note: nullable(Type.String()) })),
    closedAt: nullable(Instant),
  }),
);
export type Issue = Static<typeof Issue.schema>;

export const IssueFilter = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  /** All that are not closed, where it is left out. */
  state: Type.Optional(IssueState),
  kind: Type.Optional(IssueKind),
  stationId: Type.Optional(Id),
  groupId: Type.Optional(Id),
  /** By the time they began, or were closed; the latest come first unless it says otherwise. */
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type IssueFilter = Static<typeof IssueFilter>;

export const IssuePage = Type.Object({
  items: Type.Array(Issue.ref),
  total: Type.Integer(),
  /** Of all states, whichever is asked for. */
  counts: Type.Object({ open: Type.Integer(), acknowledged: Type.Integer(), closed: Type.Integer() }),
});
export type IssuePage = Static<typeof IssuePage>;

export const Acknowledgement = Type.Object({ note: Type.Optional(Type.String({ maxLength: 500 })) });
