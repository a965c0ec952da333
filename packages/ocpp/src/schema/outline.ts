// The least that a schema demands, as something to fill in; knows no action.

type Schema = {
  $ref?: string;
  type?: string;
  enum?: readonly unknown[];
  format?: string;
  items?: Schema;
  minimum?: number;
  required?: readonly string[];
  properties?: Readonly<Record<string, Schema>>;
  definitions?: Readonly<Record<string, Schema>>;
};

/** The bound of the deepest nesting; no schema demands more. */
const deepest = 8;
const someDay = '2026-01-01T00:00:00Z';

/** What must be there and nothing else: empty texts, the lowest numbers, the first of what may be chosen. */
export function outlineOf(schema: object): Record<string, unknown> {
  const root: Schema = schema;
  return fields(root, root.definitions ?? {}, deepest);
}

function make(asked: Schema, definitions: NonNullable<Schema['definitions']>, levels: number): unknown {
  const schema = asked.$ref === undefined ? asked : (definitions[asked.$ref.replace('#/definitions/', '')] ?? {});
  if (schema.enum !== undefined) return schema.enum[0];
  switch (schema.type) {
    case 'string':
      return schema.format === 'date-time' ? someDay : '';
    case 'integer':
    case 'number':
      return schema.minimum ?? 0;
    case 'boolean':
      return false;
    case 'array':
      return levels > 0 && schema.items ? [make(schema.items, definitions, levels - 1)] : [];
    default:
      return levels > 0 ? fields(schema, definitions, levels - 1) : {};
  }
}

function fields(
  { required = [], properties = {} }: Schema,
  definitions: NonNullable<Schema['definitions']>,
  levels: number,
) {
  return Object.fromEntries(required.map((name) => [name, make(properties[name] ?? {}, definitions, levels)]));
}
