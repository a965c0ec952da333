// The pieces that requests and answers are made of; knows no resource.
import { Type, type Static, type TSchema } from '@fastify/type-provider-typebox';

type Schema = Record<string, unknown>;

export const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });

/** An instant: a Date inside, ISO 8601 on the wire. */
export const Instant = Type.Unsafe<Date>({ type: 'string', format: 'date-time' });

/** An instant in a request, where it is still text. */
export const InstantText = Type.String({ format: 'date-time' });

/** The same, or null; for schemas of one plain type. */
export function nullable<S extends TSchema>(schema: S) {
  const { type, enum: choices } = schema as Schema;
  const withNull = Array.isArray(choices) ? { enum: [...(choices as unknown[]), null] } : {};
  return Type.Unsafe<Static<S> | null>({ ...schema, type: [type, 'null'], ...withNull });
}

export function oneOf<const T extends string>(...values: readonly T[]) {
  return Type.Unsafe<T>({ type: 'string', enum: values });
}

/** A schema that the document lists under its name; `ref` stands for it in others. */
export function named<S extends TSchema>(name: string, schema: S) {
  return { schema: { ...schema, $id: name }, ref: Type.Unsafe<Static<S>>({ $ref: `${name}#` }) };
}

export function nullableRef<S extends TSchema>(ref: S) {
  return Type.Union([ref, Type.Null()]);
}

export const IdInPath = Type.Object({ id: Id });

export const paging = {
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000_000 })),
  pageSize: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
};

export type Paging = { page?: number; pageSize?: number };

export function limitAndOffset({ page = 1, pageSize = 25 }: Paging): { limit: number; offset: number } {
  return { limit: pageSize, offset: (page - 1) * pageSize };
}

export function itemsOf<S extends TSchema>(item: S) {
  return Type.Object({ items: Type.Array(item) });
}

export function pageOf<S extends TSchema>(item: S) {
  return Type.Object({ items: Type.Array(item), total: Type.Integer() });
}
