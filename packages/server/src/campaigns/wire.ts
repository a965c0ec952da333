// Campaigns as the API says them: the same command for many stations, and what became of each.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Arguments, Command, commandStates, sharedIntents } from '../commands/wire.ts';
import { SettingKey, SettingValue } from '../desired-settings/wire.ts';
import { Id, Instant, named, nullable, nullableRef, oneOf, paging } from '../http/wire.ts';

const mostStations = 10_000;

const intents = [...sharedIntents, 'releaseCable', 'changeSetting'] as const;

const Count = Type.Integer({ minimum: 0 });

export const Campaign = named(
  'Campaign',
  Type.Object({
    id: Type.String({ format: 'uuid' }),
    intent: oneOf(...intents),
    arguments: Type.Record(Type.String(), Type.Unknown()),
    stationCount: Count,
    /** Its commands by state, as far as their stations are in sight. */
    counts: Type.Object(Object.fromEntries(commandStates.map((state) => [state, Count])) as CountSchemas),
    /** Who sent it: an operator, or a program with an API key. */
    operator: nullableRef(Type.Object({ id: Id, name: Type.String() })),
    apiKey: nullableRef(Type.Object({ id: Id, name: Type.String() })),
    /** The campaign whose failed commands it repeats. */
    retryOf: nullable(Type.String()),
    createdAt: Instant,
    cancelledAt: nullable(Instant),
  }),
);
type CountSchemas = Record<(typeof commandStates)[number], typeof Count>;
export type Campaign = Static<typeof Campaign.schema>;

const StationIds = Type.Array(Id, { minItems: 1, maxItems: mostStations });

export const NewCampaign = Type.Object({
  stationIds: StationIds,
  intent: oneOf(...intents),
  /** What is to be changed. Stations that are away are told when they connect. */
  settings: Type.Optional(
    Type.Array(Type.Object({ key: SettingKey, value: SettingValue }), { minItems: 1, maxItems: 10 }),
  ),
  /** Told again whenever a station comes back with another value. */
  lasting: Type.Optional(Type.Boolean()),
  arguments: Type.Optional(
    Type.Pick(Arguments, [
      'available',
      'kind',
      'keys',
      'message',
      'imageId',
      'address',
      'retrieveAt',
      'installAt',
      'retries',
      'retryIntervalSeconds',
      'log',
      'from',
      'to',
    ]),
  ),
});
export type NewCampaign = Static<typeof NewCampaign>;

export const Chosen = Type.Object({ stationIds: StationIds });

/** What there is to know before these stations are asked for something. */
export const Impact = Type.Object({
  stations: Count,
  connected: Count,
  /** Running at connected stations; `waitedFor` of them at such as let a soft reset wait (2.x). */
  sessions: Count,
  waitedFor: Count,
});
export type Impact = Static<typeof Impact>;

export const CampaignResult = named(
  'CampaignResult',
  Type.Object({
    command: Command.ref,
    station: Type.Object({ id: Id, identifier: Type.String(), name: Type.String() }),
  }),
);
export type CampaignResult = Static<typeof CampaignResult.schema>;

export const ResultFilter = Type.Object({
  state: Type.Optional(oneOf(...commandStates)),
  search: Type.Optional(Type.String({ maxLength: 200 })),
  ...paging,
});
export type ResultFilter = Static<typeof ResultFilter>;

export const CampaignInPath = Type.Object({ id: Type.String({ format: 'uuid' }) });
