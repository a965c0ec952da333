// The import of charging users and tokens as the API says it: lines of JSON, of which the last is the end.
import { Type, type Static } from '@fastify/type-provider-typebox';
import { Fault } from '../../sheets/wire.ts';
import { nullable } from '../../http/wire.ts';

const Counts = Type.Object({
  added: Type.Integer(),
  changed: Type.Integer(),
  /** In the sheet as they are already. */
  left: Type.Integer(),
});

export const SheetReport = Type.Object({
  lines: Type.Integer(),
  /** Of all; the first of them are listed. Where there is one, nothing can be imported. */
  faultCount: Type.Integer(),
  faults: Type.Array(Fault),
  users: Counts,
  tokens: Type.Object({ ...Counts.properties, /** Of those changed. */ moved: Type.Integer() }),
  /** What would be done, to be sent with the file again; null where it was done, or cannot be. */
  plan: nullable(Type.String()),
  done: Type.Boolean(),
});
export type SheetReport = Static<typeof SheetReport>;

export const SheetAsked = Type.Object({
  /** As the try of the same file answered it. Without it nothing is changed. */
  plan: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
});

/** Where it is while it goes on. */
export type SheetProgress = { lines: number; ofAbout: number };
