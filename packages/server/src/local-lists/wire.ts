// What a station's local list holds, as the API says it.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Instant, named, nullable, oneOf } from '../http/wire.ts';

export const LocalList = named(
  'LocalList',
  Type.Object({
    /** It is to be told something; it holds what it should; it keeps none; it did not take it. */
    state: oneOf('waiting', 'current', 'unsupported', 'failed'),
    version: Type.Integer(),
    /** How many tokens it holds, and how many more would be of use there and do not fit. */
    held: Type.Integer(),
    leftOut: Type.Integer(),
    /** When it last took what it was told. */
    succeededAt: nullable(Instant),
  }),
);
export type LocalList = Static<typeof LocalList.schema>;
