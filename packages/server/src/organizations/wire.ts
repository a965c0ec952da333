// The settings of an organization as the API says them.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { named, nullable, oneOf } from '../http/wire.ts';

const fields = {
  /** Also the name of the root group. */
  name: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  timeZone: Type.String({ minLength: 1, maxLength: 64 }),
  freeCharging: Type.Boolean(),
  severalSessionsPerToken: Type.Boolean(),
  driversWithoutRights: oneOf('nowhere', 'everywhere'),
  heartbeatSeconds: Type.Integer({ minimum: 10, maximum: 86_400 }),
  /** Null where they are kept for ever. */
  eventsKeptDays: nullable(Type.Integer({ minimum: 30, maximum: 3_650 })),
  /** Whether operators without a second factor must set one up before anything else. */
  secondFactorDemanded: Type.Boolean(),
  /** An e-mail address or a web address; null where the installation's own holds. */
  supportAddress: nullable(Type.String({ maxLength: 320 })),
};

export const OrganizationEdit = Type.Object(fields);
export type OrganizationEdit = Static<typeof OrganizationEdit>;

export const Organization = named(
  'Organization',
  Type.Object({
    ...fields,
    slug: Type.String(),
    version: Type.Integer(),
    /** Whether whoever asks may change it: admins whose base group is the whole organization may. */
    editable: Type.Boolean(),
    /** How far the figures are cut anew after another time zone; null where nothing is under way. */
    rebuild: Type.Union([Type.Object({ rebuilt: Type.Integer(), total: Type.Integer() }), Type.Null()]),
  }),
);
export type Organization = Static<typeof Organization.schema>;

export const Support = Type.Object({ address: nullable(Type.String()) });
