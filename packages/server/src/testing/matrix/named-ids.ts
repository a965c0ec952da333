// Which ids requests may name beside their address, read off the API's description.
import type { OpenApiDocument } from '../../http/documentation/page.ts';

type Operation = NonNullable<OpenApiDocument['paths']>[string][string];
type Schema = NonNullable<NonNullable<Operation['parameters']>[number]['schema']> & { pattern?: string };
export type NamedId = { route: string; name: string };

function operationsOf({ paths = {} }: OpenApiDocument): { route: string; operation: Operation }[] {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      route: `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`,
      operation,
    })),
  );
}

/** In bodies, with dots between the fields on the way to them. */
export function idsInBodies(document: OpenApiDocument): NamedId[] {
  return operationsOf(document).flatMap(({ route, operation }) =>
    Object.values(operation.requestBody?.content ?? {}).flatMap(({ schema = {} }) =>
      idsIn(document, schema, '').map((name) => ({ route, name })),
    ),
  );
}

/** In query strings, such as the filters of lists. */
export function idsInQueries(document: OpenApiDocument): NamedId[] {
  return operationsOf(document).flatMap(({ route, operation }) =>
    (operation.parameters ?? [])
      .filter(({ in: place, name, schema = {} }) => place === 'query' && isId(name, schema))
      .map(({ name }) => ({ route, name })),
  );
}

function idsIn(document: OpenApiDocument, schema: Schema, path: string): string[] {
  const name = schema.$ref?.split('/').at(-1);
  const {
    properties = {},
    items,
    anyOf = [],
  } = name === undefined ? schema : (document.components?.schemas?.[name] ?? {});
  const deeper = [...(items === undefined ? [] : [items]), ...anyOf].flatMap((one) => idsIn(document, one, path));
  const fields = Object.entries(properties).flatMap(([field, of]) => {
    const whole = path === '' ? field : `${path}.${field}`;
    return isId(field, of) ? [whole] : idsIn(document, of, whole);
  });
  return [...fields, ...deeper];
}

/** Ids of ours are numbers, also in lists and in texts of numbers; those of vendors and messages are words. */
function isId(name: string, { type, items, pattern }: Schema): boolean {
  if (!/(^id|Id)s?$/.test(name)) return false;
  return [type, items?.type].flat().includes('integer') || pattern?.startsWith('^\\d') === true;
}
