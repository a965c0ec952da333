// Operators as admins see and change them over the API.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf, paging } from '../../http/wire.ts';

const Role = oneOf('admin', 'basic');
/** Invited: active, and has not set a password yet. */
const Status = oneOf('active', 'inactive', 'invited');

const row = {
  id: Id,
  username: Type.String(),
  name: Type.String(),
  email: Type.String(),
  role: Role,
  baseGroup: Type.Object({ id: Id, name: Type.String() }),
  status: Status,
};

export const OperatorRow = named('OperatorRow', Type.Object(row));
export type OperatorRow = Static<typeof OperatorRow.schema>;

const LastMail = Type.Object({
  id: Id,
  kind: Type.String(),
  state: oneOf('queued', 'sent', 'kept', 'failed'),
  to: Type.String(),
  /** Why it was not taken, in words. */
  lastError: nullable(Type.String()),
  at: Instant,
});

export const Operator = named(
  'Operator',
  Type.Object({
    ...row,
    active: Type.Boolean(),
    /** Whether a password was set by the operator; until then a reminder can be sent. */
    activated: Type.Boolean(),
    /** Whether logging in asks for a code; an admin may remove that. */
    hasSecondFactor: Type.Boolean(),
    /** Why role, base group and status stay and the operator is not deleted; null where nothing stands in the way. */
    hold: nullable(oneOf('own_account', 'last_admin')),
    lastMail: nullableRef(LastMail),
    version: Type.Integer(),
  }),
);
export type Operator = Static<typeof Operator.schema>;

const identity = {
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  email: Type.String({ format: 'email', maxLength: 320 }),
  role: Role,
  baseGroupId: Id,
};

export const Invitation = Type.Object({
  username: Type.String({ minLength: 1, maxLength: 100, pattern: '^\\S+$' }),
  ...identity,
});
export type Invitation = Static<typeof Invitation>;

export const OperatorEdit = Type.Object({ ...identity, active: Type.Boolean() });
export type OperatorEdit = Static<typeof OperatorEdit>;

/** The e-mail that the form shows: where it is another by now, nothing is sent. */
export const ShownEmail = Type.Object({ email: Type.String({ maxLength: 320 }) });

export const OperatorFilter = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 200 })),
  status: Type.Optional(Status),
  sort: Type.Optional(oneOf('username', 'name', 'email', 'baseGroup')),
  order: Type.Optional(oneOf('asc', 'desc')),
  ...paging,
});
export type OperatorFilter = Static<typeof OperatorFilter>;
