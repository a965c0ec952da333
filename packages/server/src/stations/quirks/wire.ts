// The quirks of a station, and how it left the standard, as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, itemsOf, named, nullable, oneOf } from '../../http/wire.ts';
import { limitUnits, limitWays, quirkNames } from './table.ts';

const parameters = {
  timeZone: Type.Optional(Type.String({ minLength: 1, maxLength: 100 })),
  ways: Type.Optional(Type.Array(oneOf(...limitWays), { minItems: 1, maxItems: limitWays.length, uniqueItems: true })),
  highestStackLevel: Type.Optional(Type.Integer({ minimum: 0, maximum: 1000 })),
  settingKey: Type.Optional(Type.String({ minLength: 1, maxLength: 100, pattern: '^\\S+$' })),
  settingUnit: Type.Optional(oneOf(...limitUnits)),
};
const Parameters = Type.Object(parameters);
const ParameterNames = Type.Array(oneOf(...(Object.keys(parameters) as (keyof typeof parameters)[])));

/** What is special about a station: noticed, recognised by its make, or set by an admin. */
export const StationQuirks = named(
  'StationQuirks',
  Type.Object({
    items: Type.Array(
      Type.Object({
        quirk: oneOf(...quirkNames),
        source: oneOf('found', 'recognised', 'set'),
        /** Whether anything is done about it now. */
        acting: Type.Boolean(),
        parameters: Parameters,
        /** In how many charging events it was found, where counting them found it. */
        sessions: Type.Integer(),
        /** Null of what is set among the station's basic settings. */
        firstAt: nullable(Instant),
        lastAt: nullable(Instant),
        /** Since when an admin says that what was recognised does not hold. */
        liftedAt: nullable(Instant),
      }),
    ),
    /** What admins may set besides, and what is to be said with it. */
    choices: Type.Array(Type.Object({ quirk: oneOf(...quirkNames), takes: ParameterNames })),
  }),
);
export type StationQuirks = Static<typeof StationQuirks.schema>;

export const QuirkSetting = Type.Object({ parameters: Parameters });

export const QuirkInPath = Type.Object({ id: Id, quirk: Type.String({ minLength: 1, maxLength: 50 }) });

/** How a station left the standard, with the last time as the example; tokens in it are masked. */
export const Deviations = itemsOf(
  Type.Object({
    rule: Type.String(),
    count: Type.Integer(),
    example: Type.String(),
    firstAt: Instant,
    lastAt: Instant,
  }),
);
export type Deviations = Static<typeof Deviations>;
