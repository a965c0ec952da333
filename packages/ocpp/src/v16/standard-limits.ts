// Three text lengths that the 1.6 schemas allow wider than the 1.6 standard does; all others agree.

type Path = readonly string[];
type Node = { [key: string]: unknown };

/** Schema name -> way to the field's schema, and its length in characters by the standard (OCPP 1.6 §6, §7). */
const limits: Readonly<Record<string, { path: Path; maxLength: number }>> = {
  ChangeConfigurationRequest: { path: ['properties', 'value'], maxLength: 500 },
  GetConfigurationResponse: {
    path: ['properties', 'configurationKey', 'items', 'properties', 'value'],
    maxLength: 500,
  },
  StatusNotificationRequest: { path: ['properties', 'info'], maxLength: 50 },
};

/** The schemas, those of too wide limits replaced by copies in memory. */
export function withStandardLimits(schemas: Readonly<Record<string, object>>): Readonly<Record<string, object>> {
  const all: Record<string, object> = { ...schemas };
  for (const [name, { path, maxLength }] of Object.entries(limits)) {
    all[name] = setMaxLength(all[name] ?? {}, path, maxLength);
  }
  return all;
}

function setMaxLength(schema: object, [step, ...rest]: Path, maxLength: number): Node {
  const node: Node = { ...schema };
  if (step === undefined) return { ...node, maxLength };
  const child = node[step];
  if (typeof child !== 'object' || child === null) throw new Error(`the schema has no ${step}`);
  return { ...node, [step]: setMaxLength(child, rest, maxLength) };
}
