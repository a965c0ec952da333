// Shows an OpenAPI document to people as one plain page, without a script; knows no route.
import { failureGuide } from '../../failure-guide.ts';
import { catalogue, type FailureCode } from '../../failures.ts';

type Schema = {
  $ref?: string;
  type?: string | string[];
  format?: string;
  enum?: unknown[];
  items?: Schema;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  required?: string[];
};
type Content = Record<string, { schema?: Schema }>;
type Operation = {
  summary?: string;
  description?: string;
  tags?: string[];
  parameters?: { name: string; in: string; required?: boolean; schema?: Schema }[];
  requestBody?: { content?: Content };
  responses?: Record<string, { content?: Content }>;
  security?: object[];
};
export type OpenApiDocument = {
  info: { title: string; description?: string };
  paths?: Record<string, Record<string, Operation>>;
  components?: { schemas?: Record<string, Schema> };
};

export function renderDocument({ info, paths = {}, components }: OpenApiDocument): string {
  const operations = Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
  const byTag = Object.entries(Object.groupBy(operations, ({ operation }) => operation.tags?.[0] ?? 'other'));
  const sections = byTag.map(
    ([tag, of = []]) =>
      `<section><h2>${text(tag)}</h2>${of.map((one) => renderOperation(one.path, one.method, one.operation)).join('')}</section>`,
  );
  const schemas = Object.entries(components?.schemas ?? {}).map(
    ([name, schema]) => `<h3 id="${text(name)}">${text(name)}</h3>${renderFields(schema)}`,
  );
  const title = `${info.title}: API`;
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${text(title)}</title><link rel="stylesheet" href="/api/v1/docs.css"></head><body><main>
<h1>${text(title)}</h1><p>${text(info.description ?? '')} <a href="/api/v1/openapi.json">openapi.json</a></p>
${sections.join('\n')}<section><h2>Things</h2>${schemas.join('\n')}</section>${renderErrors()}</main></body></html>`;
}

const wayNames: Readonly<Record<string, string>> = { login: 'login', apiKey: 'API key' };

function renderOperation(path: string, method: string, operation: Operation): string {
  const answers = Object.entries(operation.responses ?? {})
    .filter(([status]) => status !== 'default')
    .map(([status, { content }]) => `<dt>${text(status)}</dt><dd>${renderContent(content)}</dd>`);
  const ways = (operation.security ?? []).flatMap((way) => Object.keys(way).map((name) => wayNames[name] ?? name));
  const entry = ways.length === 0 ? '' : ` <small>${text(ways.join(' or '))}</small>`;
  return `<article><h3><code><b>${text(method.toUpperCase())}</b> ${text(path)}</code>${entry}</h3>
<p>${text([operation.summary, operation.description].filter(Boolean).join('. '))}</p>
${renderParameters(operation.parameters ?? [])}
${operation.requestBody ? `<h4>Body</h4>${renderContent(operation.requestBody.content)}` : ''}
<h4>Answer</h4><dl>${answers.join('')}</dl></article>`;
}

function renderParameters(parameters: NonNullable<Operation['parameters']>): string {
  if (parameters.length === 0) return '';
  const rows = parameters.map(
    ({ name, in: place, required, schema }) =>
      `<tr><td><code>${text(name)}</code></td><td>${text(place)}${required ? '' : ', optional'}</td><td>${typeOf(schema)}</td></tr>`,
  );
  return `<table>${rows.join('')}</table>`;
}

function renderContent(content: Content | undefined): string {
  const parts = Object.entries(content ?? {}).map(([type, { schema }]) =>
    type === 'application/json' ? renderFields(schema) : `<p>${text(type)}</p>`,
  );
  return parts.join('') || '<p>nothing</p>';
}

function renderFields(schema: Schema | undefined): string {
  if (schema?.properties === undefined) return `<p>${typeOf(schema)}</p>`;
  const rows = Object.entries(schema.properties).map(([name, field]) => {
    const optional = schema.required?.includes(name) ? '' : ', optional';
    return `<tr><td><code>${text(name)}</code></td><td>${field.properties ? renderFields(field) : typeOf(field)}${optional}</td></tr>`;
  });
  return `<table>${rows.join('')}</table>`;
}

function typeOf(schema: Schema | undefined): string {
  if (schema === undefined) return 'anything';
  if (schema.$ref !== undefined) {
    const name = text(schema.$ref.split('/').at(-1) ?? '');
    return `<a href="#${name}">${name}</a>`;
  }
  if (schema.enum) return schema.enum.map((value) => `<code>${text(JSON.stringify(value))}</code>`).join(' | ');
  if (schema.anyOf) return schema.anyOf.map(typeOf).join(' or ');
  if (schema.items) return `list of ${schema.items.properties ? renderFields(schema.items) : typeOf(schema.items)}`;
  return text([[schema.type ?? 'anything'].flat().join(' or '), schema.format].filter(Boolean).join(', '));
}

function renderErrors(): string {
  const rows = (Object.keys(catalogue) as FailureCode[]).map((code) => {
    const { number, status, text: words } = catalogue[code];
    const { when, remedy } = failureGuide[code];
    return `<tr id="error-${number}"><td>${number}</td><td><code>${text(code)}</code></td><td>${status}</td><td>${text(words)}<br><small>${text(when)} ${text(remedy)}</small></td></tr>`;
  });
  return `<section><h2>Errors</h2><table><tr><th>#</th><th>code</th><th>status</th><th>text, when it appears, what to do</th></tr>${rows.join('')}</table></section>`;
}

function text(raw: string): string {
  return raw.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

export const stylesheet = `:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
main { max-width: 60rem; margin: 0 auto; padding: 1.5rem; }
article, h3[id] { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding-top: 0.5rem; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
td, th { padding: 0.15rem 1rem 0.15rem 0; text-align: left; vertical-align: top; }
h2 { text-transform: capitalize; margin-top: 2.5rem; }
dd { margin-left: 1rem; } code { font-size: 0.9em; } tr:target { background: color-mix(in srgb, Highlight 15%, transparent); } small { opacity: 0.7; }
@media (max-width: 40rem) { main { padding: 1rem; } tr, td:last-child { display: block; } td:last-child { padding-bottom: 0.75rem; } p, td, h3 { overflow-wrap: anywhere; } }
`;
