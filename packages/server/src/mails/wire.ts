// Mails as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, oneOf, pageOf, paging } from '../http/wire.ts';

/** kept: written into the data folder, since there is no mail server. */
const MailState = oneOf('queued', 'sent', 'kept', 'failed');
export type MailState = Static<typeof MailState>;

const mailFields = {
  id: Id,
  kind: Type.String(),
  to: Type.String(),
  state: MailState,
  attempts: Type.Integer(),
  /** In words; null where nothing went wrong. */
  lastError: nullable(Type.String()),
  queuedAt: Instant,
  /** When it is tried next, while it is queued. */
  dueAt: nullable(Instant),
  doneAt: nullable(Instant),
};

export const MailRow = named('MailRow', Type.Object(mailFields));
export type MailRow = Static<typeof MailRow.schema>;

const Words = named('MailWords', Type.Object({ subject: Type.String(), text: Type.String() }));

export const Mail = named(
  'Mail',
  Type.Object({
    ...mailFields,
    /** Of a kept one; null for others, and where its file is not on this node. */
    words: Type.Union([Words.ref, Type.Null()]),
  }),
);
export type Mail = Static<typeof Mail.schema>;
export const mailSchemas = [MailRow, Words, Mail];

export const MailPage = Type.Object({
  ...pageOf(MailRow.ref).properties,
  /** Of all states, whichever is asked for. */
  counts: Type.Object({
    queued: Type.Integer(),
    sent: Type.Integer(),
    kept: Type.Integer(),
    failed: Type.Integer(),
  }),
  /** False where mails are kept instead of sent. */
  hasMailServer: Type.Boolean(),
});
export type MailPage = Static<typeof MailPage>;

export const MailFilter = Type.Object({
  state: Type.Optional(MailState),
  search: Type.Optional(Type.String({ maxLength: 320 })),
  ...paging,
});
export type MailFilter = Static<typeof MailFilter>;
