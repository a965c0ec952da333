// Entries of the audit log as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, InstantText, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';

/** What was or is: plain fields, whatever the change was about. */
const Fields = Type.Unsafe<Record<string, unknown> | null>({ type: ['object', 'null'], additionalProperties: true });
const Outcome = oneOf('done', 'refused', 'failed');

export const AuditEntry = named(
  'AuditEntry',
  Type.Object({
    id: Id,
    at: Instant,
    /** The name of whoever did it, as it was then. */
    actor: Type.String(),
    /** Null where nobody was logged in, or where it was a program. */
    operatorId: nullable(Id),
    apiKeyId: nullable(Id),
    address: nullable(Type.String()),
    action: Type.String(),
    /** What it was about; its name as it was then, where it had one. */
    subject: nullableRef(Type.Object({ kind: Type.String(), id: Type.String(), name: nullable(Type.String()) })),
    before: Fields,
    after: Fields,
    outcome: Outcome,
    /** What it told of a charging user has gone with the charging user. */
    erased: Type.Boolean(),
    sealed: Type.Boolean(),
  }),
);
export type AuditEntry = Static<typeof AuditEntry.schema>;

const Name = Type.String({ minLength: 1, maxLength: 100 });
const filter = {
  from: Type.Optional(InstantText),
  /** The first instant that is no longer meant. */
  to: Type.Optional(InstantText),
  operatorId: Type.Optional(Id),
  action: Type.Optional(Name),
  subjectKind: Type.Optional(Name),
  subjectId: Type.Optional(Name),
  outcome: Type.Optional(Outcome),
  search: Type.Optional(Type.String({ maxLength: 200 })),
};

export const AuditFilter = Type.Object(filter);
export type AuditFilter = Static<typeof AuditFilter>;
export const AuditPageFilter = Type.Object({ ...filter, ...paging });

export const AuditPage = Type.Object({
  items: Type.Array(AuditEntry.ref),
  /** How many there are, counted up to 10,000. */
  total: Type.Integer(),
  /** There are more than were counted: a narrower filter shows those further back. */
  hasMore: Type.Boolean(),
  seals: Type.Object({
    /** When the last seal was made; null before the first. */
    lastAt: nullable(Instant),
    /** The time of the oldest entry that waits for its seal; null where none waits. */
    waitingSince: nullable(Instant),
  }),
});
export type AuditPage = Static<typeof AuditPage>;

/** What there is to filter by. */
export const AuditChoices = Type.Object({
  actions: Type.Array(Type.String()),
  operators: Type.Array(Type.Object({ id: Id, username: Type.String() })),
});
export type AuditChoices = Static<typeof AuditChoices>;
