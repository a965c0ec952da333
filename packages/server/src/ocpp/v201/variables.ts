// Settings of 2.0.1 by one text each: Component[instance]@evse:connector.Variable[instance], and that text read again.
import { isRecord, readFilledText, readInteger } from '../edge.ts';

type Named = { name: string; instance?: string };
export type Variable = {
  component: Named & { evse?: { id: number; connectorId?: number } };
  variable: Named;
};

const maxLength = 50;

/** What a station shows to be let in. */
export const passwordVariable = 'SecurityCtrlr.BasicAuthPassword';

/** Undefined where the station named no component or no variable. */
export function settingKey(component: unknown, variable: unknown): string | undefined {
  if (!isRecord(component) || !isRecord(variable)) return undefined;
  const [name, ofIt] = [writeNamed(component), writeNamed(variable)];
  return name === undefined || ofIt === undefined ? undefined : `${name}${writeEvse(component['evse'])}.${ofIt}`;
}

function writeNamed(named: Readonly<Record<string, unknown>>): string | undefined {
  const name = readFilledText(named['name'], maxLength);
  const instance = readFilledText(named['instance'], maxLength);
  if (name === null) return undefined;
  return instance === null ? escape(name) : `${escape(name)}[${escape(instance)}]`;
}

function writeEvse(evse: unknown): string {
  const id = isRecord(evse) ? readInteger(evse['id']) : null;
  const connector = isRecord(evse) ? readInteger(evse['connectorId']) : null;
  if (id === null) return '';
  return connector === null ? `@${id}` : `@${id}:${connector}`;
}

/** Names may hold what the text is cut by. */
function escape(name: string): string {
  return name.replaceAll(/[%.@:[\]]/g, encode);
}

function encode(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

const spelling = /^([^.@[\]]+)(?:\[([^[\]]+)\])?(?:@(\d{1,9})(?::(\d{1,9}))?)?\.([^.@[\]]+)(?:\[([^[\]]+)\])?$/;

/** Undefined where the text names no component and variable. */
export function variableOf(key: string): Variable | undefined {
  const [, component, componentInstance, evse, connector, variable, instance] = spelling.exec(key) ?? [];
  if (component === undefined || variable === undefined) return undefined;
  const place = evse === undefined ? {} : { evse: { id: Number(evse), ...connectorOf(connector) } };
  return {
    component: { ...readNamed(component, componentInstance), ...place },
    variable: readNamed(variable, instance),
  };
}

function connectorOf(connector: string | undefined): { connectorId?: number } {
  return connector === undefined ? {} : { connectorId: Number(connector) };
}

function readNamed(name: string, instance: string | undefined): Named {
  return { name: unescape(name), ...(instance !== undefined && { instance: unescape(instance) }) };
}

function unescape(name: string): string {
  return name.replaceAll(/%([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}

/** Variables whose value is a secret: never kept, even if a station reports it. */
const secretVariables = new Set(['basicauthpassword']);

export function isSecret(key: string): boolean {
  return secretVariables.has(variableOf(key)?.variable.name.toLowerCase() ?? '');
}
