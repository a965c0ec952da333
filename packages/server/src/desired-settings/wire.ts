// Desired settings as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Id, Instant, named, nullable, nullableRef, oneOf } from '../http/wire.ts';
import { desiredStates } from './rules.ts';

export const SettingKey = Type.String({ minLength: 1, maxLength: 255 });
export const SettingValue = Type.String({ maxLength: 1_000 });

export const DesiredSetting = named(
  'DesiredSetting',
  Type.Object({
    key: Type.String(),
    value: Type.String(),
    /** Told again whenever the station comes back with another value. */
    lasting: Type.Boolean(),
    /** What the station last said that it has; null where it said nothing. */
    actual: nullable(Type.String()),
    state: oneOf(...desiredStates),
    /** The station's own word about the last try, and why it came to nothing. */
    status: nullable(Type.String()),
    detail: nullable(Type.String()),
    wantedAt: Instant,
    triedAt: nullable(Instant),
    operator: nullableRef(Type.Object({ id: Id, name: Type.String() })),
    apiKey: nullableRef(Type.Object({ id: Id, name: Type.String() })),
  }),
);
export type DesiredSetting = Static<typeof DesiredSetting.schema>;

export const NewDesiredSetting = Type.Object({
  key: SettingKey,
  value: SettingValue,
  lasting: Type.Optional(Type.Boolean()),
});
export type NewDesiredSetting = Static<typeof NewDesiredSetting>;

export const SettingInPath = Type.Object({ id: Id, key: SettingKey });
