// What is wrong with a sheet, as the API says it.
import { Type, type Static } from '@fastify/type-provider-typebox';

export const Fault = Type.Object({ line: Type.Integer(), column: Type.String(), problem: Type.String() });
export type Fault = Static<typeof Fault>;
