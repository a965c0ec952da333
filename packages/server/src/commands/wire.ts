// Remote commands as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import type { CommandState } from '../facts.ts';
import { Id, Instant, InstantText, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';

/** What can be asked for. */
const intents = [
  'startCharging',
  'stopCharging',
  'releaseCable',
  'setAvailability',
  'reset',
  'clearCache',
  'refreshConfiguration',
  'changeSetting',
  'triggerMessage',
  'transferData',
  'sendCall',
  'askTransaction',
  'customerInformation',
  'setNetworkProfile',
  'updateFirmware',
  'getDiagnostics',
] as const;

/** What nobody asks for: it follows from what stations shall have. */
const ownIntents = [
  'setPassword',
  'giveCertificate',
  'askListVersion',
  'sendLocalList',
  'setLimit',
  'readLimit',
] as const;

export const commandStates = [
  'held',
  'waiting',
  'queued',
  'sent',
  'accepted',
  'rejected',
  'timed_out',
  'failed',
  'unknown',
  'cancelled',
] as const satisfies readonly CommandState[];

export const Command = named(
  'Command',
  Type.Object({
    id: Type.String({ format: 'uuid' }),
    stationId: Id,
    evse: nullable(Type.Integer()),
    /** New passwords and certificates, local lists and limits are sent by themselves. */
    intent: oneOf(...intents, ...ownIntents),
    arguments: Type.Record(Type.String(), Type.Unknown()),
    /** Held: waits for its turn among those of many stations. Waiting: for its station to connect. */
    state: oneOf(...commandStates),
    /** The station's own word. */
    status: nullable(Type.String()),
    detail: nullable(Type.String()),
    queuedAt: Instant,
    sentAt: nullable(Instant),
    answeredAt: nullable(Instant),
    /** Who sent it: an operator, or a program with an API key. */
    operator: nullableRef(Type.Object({ id: Id, name: Type.String() })),
    apiKey: nullableRef(Type.Object({ id: Id, name: Type.String() })),
    /** Of the campaign that it is part of. */
    campaignId: nullable(Type.String()),
    /** Or a run of a scheduled task. */
    taskRunId: nullable(Id),
  }),
);
export type Command = Static<typeof Command.schema>;

const Point = Type.Integer({ minimum: 0, maximum: 9_999 });
const Text = (maxLength: number) => Type.Optional(Type.String({ minLength: 1, maxLength }));

/** A configuration key, or a component and its variable. */
const SettingKey = Type.String({ minLength: 1, maxLength: 255 });

/** What intents take; which of them each needs is the domain's to say. */
export const Arguments = Type.Object(
  {
    evse: Type.Optional(Point),
    tokenId: Type.Optional(Id),
    sessionId: Type.Optional(Id),
    available: Type.Optional(Type.Boolean()),
    kind: Type.Optional(oneOf('soft', 'hard')),
    /** A socket of the charging point, where the station has several at one. */
    connector: Type.Optional(Type.Integer({ minimum: 1, maximum: 99 })),
    keys: Type.Optional(Type.Array(SettingKey, { maxItems: 100 })),
    key: Type.Optional(SettingKey),
    value: Type.Optional(Type.String({ maxLength: 1_000 })),
    message: Text(50),
    /** A call in the words of the station’s version of OCPP: what it is asked, and the request. */
    action: Text(50),
    payload: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
    vendorId: Text(255),
    messageId: Text(50),
    text: Type.Optional(Type.String({ maxLength: 10_000 })),
    report: Type.Optional(Type.Boolean()),
    clear: Type.Optional(Type.Boolean()),
    slot: Type.Optional(Type.Integer({ minimum: 0, maximum: 99 })),
    url: Type.Optional(Type.String({ maxLength: 512, pattern: '^wss?://\\S+$' })),
    securityProfile: Type.Optional(Type.Integer({ minimum: 0, maximum: 3 })),
    networkInterface: Type.Optional(
      oneOf('Wired0', 'Wired1', 'Wired2', 'Wired3', 'Wireless0', 'Wireless1', 'Wireless2', 'Wireless3'),
    ),
    timeoutSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 600 })),
    imageId: Type.Optional(Id),
    /** A server of one’s own for the file, instead of this one. */
    address: Type.Optional(Type.String({ maxLength: 512, pattern: '^(https?|s?ftp|ftps)://[^\\s/]+\\S*$' })),
    retrieveAt: Type.Optional(InstantText),
    installAt: Type.Optional(InstantText),
    retries: Type.Optional(Type.Integer({ minimum: 0, maximum: 20 })),
    retryIntervalSeconds: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400 })),
    log: Type.Optional(oneOf('diagnostics', 'security')),
    from: Type.Optional(InstantText),
    to: Type.Optional(InstantText),
  },
  { additionalProperties: false },
);
export type Arguments = Static<typeof Arguments>;

export const NewCommand = Type.Object({
  intent: oneOf(...intents),
  evse: Type.Optional(nullable(Point)),
  arguments: Type.Optional(Arguments),
});
export type NewCommand = Static<typeof NewCommand>;

/** What can be sent to a station as `sendCall`. */
export const StationCallList = Type.Object({
  /** Of OCPP; null where the station has never come. */
  version: nullable(Type.String()),
  items: Type.Array(
    Type.Object({
      action: Type.String(),
      /** What the request must have, to be filled in. */
      outline: Type.Record(Type.String(), Type.Unknown()),
    }),
  ),
});

/** What can be asked of many stations at once, of each the same. */
export const sharedIntents = [
  'setAvailability',
  'reset',
  'clearCache',
  'refreshConfiguration',
  'triggerMessage',
  'updateFirmware',
  'getDiagnostics',
] as const satisfies readonly NewCommand['intent'][];
export type SharedCommand = { intent: (typeof sharedIntents)[number]; arguments?: Arguments };

export const CommandFilter = Type.Object({
  intent: Type.Optional(oneOf(...intents)),
  /** Of changes of a setting: those of this one. */
  key: Type.Optional(SettingKey),
  /** Only those that an operator or a program gave, and not what was asked by itself. */
  given: Type.Optional(Type.Boolean()),
  ...paging,
});
export type CommandFilter = Static<typeof CommandFilter>;

export const IdempotencyKey = Type.Object({ 'idempotency-key': Type.String({ format: 'uuid' }) });

export const CommandInPath = Type.Object({ id: Type.String({ format: 'uuid' }) });
