// What of a frame is kept, and what of it may be shown to whom. Pure.

const masked = '••••';
const secretName = /authorizationkey|basicauthpassword/i;
/** Looked for in every frame's text, so that only few are taken apart. */
const mayHoldSecret = /authorizationkey|password|secret|location"|:\/\/[^/"\s]*@/i;
const secretField = /password|secret/i;
/** Addresses of files that whoever knows them may read or write, once. */
const fileField = /^(remoteLocation|location)$/;
const afterHost = /^(\w+:\/\/[^/"\s]+\/).+$/;
const withLogin = /:\/\/[^/"\s@]*@/g;
const longest = 20_000;
const leftOut = 'This frame holds a secret, cannot be read, and was left out.';

type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

/** As it may be stored: without passwords and keys (S-6), and not endless. */
export function storable(text: string): string {
  const safe = mayHoldSecret.test(text) ? rewritten(text, withoutSecrets, leftOut) : text;
  const clean = safe.replaceAll('\0', '\uFFFD').toWellFormed();
  return clean.length > longest ? `${clean.slice(0, longest)}…` : clean;
}

function rewritten(text: string, change: (json: Json) => Json, otherwise: string): string {
  try {
    return JSON.stringify(change(JSON.parse(text) as Json));
  } catch {
    return otherwise;
  }
}

function withoutSecrets(json: Json): Json {
  if (typeof json === 'string') return json.replaceAll(withLogin, `://${masked}@`);
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map((each) => withoutSecrets(each));
  const isSecret = namesSecret(json['key']) || namesSecret(json['variable']);
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, ofField(name, value, isSecret)]));
}

/** `isSecret`: what stands beside it names a secret, as in "key" and "value". */
function ofField(name: string, value: Json, isSecret: boolean): Json {
  if (typeof value === 'string' && secretField.test(name)) return masked;
  if (typeof value === 'string' && fileField.test(name)) {
    return value.replaceAll(withLogin, `://${masked}@`).replace(afterHost, `$1${masked}`);
  }
  if (isSecret && (name === 'value' || name === 'attributeValue')) return masked;
  if (isSecret && name === 'variableAttribute' && Array.isArray(value)) {
    return value.map((each) => (isRecord(each) && 'value' in each ? { ...each, value: masked } : each));
  }
  return withoutSecrets(value);
}

function namesSecret(naming: Json | undefined): boolean {
  if (typeof naming === 'string') return secretName.test(naming);
  return isRecord(naming) && typeof naming['name'] === 'string' && secretName.test(naming['name']);
}

const isRecord = (json: Json | undefined): json is { [name: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const tokenFields = new Set(['idtag', 'parentidtag', 'idtoken', 'idtokens', 'groupidtoken', 'additionalidtoken']);

/** For those who may not see whole tokens; a frame that cannot be taken apart is not shown to them. */
export function withoutTokens(text: string, mask: (token: string) => string): string {
  const change = (json: Json, isToken: boolean): Json => {
    // Some stations write them as numbers.
    if (typeof json === 'string' || typeof json === 'number') return isToken ? mask(String(json)) : json;
    if (typeof json !== 'object' || json === null) return json;
    if (Array.isArray(json)) return json.map((each) => change(each, isToken));
    const fields = Object.entries(json).map(([name, value]) => [
      name,
      change(value, tokenFields.has(name.toLowerCase())),
    ]);
    return Object.fromEntries(fields) as Json;
  };
  return rewritten(text, (json) => change(json, false), '••••');
}

/** The token that a call is about: 1.6 says it in one word, 2.x with its kind. */
export function tokenIn(text: string): string | undefined {
  const json = readJson(text);
  const payload = Array.isArray(json) && json[0] === 2 ? json[3] : undefined;
  if (!isRecord(payload)) return undefined;
  const { idTag, idToken } = payload;
  const token = idTag ?? (isRecord(idToken) ? idToken['idToken'] : undefined);
  return typeof token === 'string' && token !== '' ? token : undefined;
}

function readJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

export type Heading = {
  kind: 'call' | 'send' | 'result' | 'error' | 'other';
  messageId: string | null;
  action: string | null;
};

const heading = /^\s*\[\s*(\d+)\s*,\s*"([^"\\]{0,100})"\s*(?:,\s*"([^"\\]{0,100})")?/;
/** In 2.1 a result may be refused, by an error as a call is, and a send wants no answer. */
const kinds: Readonly<Record<string, Heading['kind']>> = { 2: 'call', 3: 'result', 4: 'error', 5: 'error', 6: 'send' };

/** Without taking the frame apart. */
export function headingOf(text: string): Heading {
  const [, type = '', messageId = null, third = null] = heading.exec(text) ?? [];
  const kind = kinds[type] ?? 'other';
  return { kind, messageId, action: kind === 'call' || kind === 'send' ? third : null };
}
