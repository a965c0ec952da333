// What of an OCPP message may be kept and shown: its passwords and keys never, its tokens only to some. Pure.

export type Json = string | number | boolean | null | Json[] | { [name: string]: Json };

export const masked = '••••';
const secretName = /authorizationkey|basicauthpassword/i;
const secretField = /password|secret|^simpin$/i;
/** Addresses of files that whoever knows them may read or write, once. */
const fileField = /^(remoteLocation|location)$/;
const afterHost = /^(\w+:\/\/[^/"\s]+\/).+$/;
const withLogin = /:\/\/[^/"\s@]*@/g;

/** A copy without passwords, keys, and what in an address lets somebody in (S-6, S-10). */
export function withoutSecrets(json: Json): Json {
  if (typeof json === 'string') return json.replaceAll(withLogin, `://${masked}@`);
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map((each) => withoutSecrets(each));
  const isSecret = namesSecret(json['key']) || namesSecret(json['variable']);
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [name, ofField(name, value, isSecret)]));
}

/** `isSecret`: what stands beside it names a secret, as in "key" and "value". */
function ofField(name: string, value: Json, isSecret: boolean): Json {
  if (typeof value !== 'object' && secretField.test(name)) return masked;
  if (typeof value === 'string' && fileField.test(name)) {
    return value.replaceAll(withLogin, `://${masked}@`).replace(afterHost, `$1${masked}`);
  }
  if (isSecret && (name === 'value' || name === 'attributeValue')) return masked;
  if (isSecret && name === 'variableAttribute' && Array.isArray(value)) {
    return value.map((each) => (isRecord(each) && 'value' in each ? { ...each, value: masked } : each));
  }
  const copy = withoutSecrets(value);
  return name === 'vpn' && isRecord(copy) && 'key' in copy ? { ...copy, key: masked } : copy;
}

function namesSecret(naming: Json | undefined): boolean {
  if (typeof naming === 'string') return secretName.test(naming);
  return isRecord(naming) && typeof naming['name'] === 'string' && secretName.test(naming['name']);
}

export const isRecord = (json: Json | undefined): json is { [name: string]: Json } =>
  typeof json === 'object' && json !== null && !Array.isArray(json);

const tokenFields = new Set(['idtag', 'parentidtag', 'idtoken', 'idtokens', 'groupidtoken', 'additionalidtoken']);

/** A copy for those who may not see whole tokens. */
export function withMaskedTokens(json: Json, mask: (token: string) => string, isToken = false): Json {
  // Some stations write them as numbers.
  if (typeof json === 'string' || typeof json === 'number') return isToken ? mask(String(json)) : json;
  if (typeof json !== 'object' || json === null) return json;
  if (Array.isArray(json)) return json.map((each) => withMaskedTokens(each, mask, isToken));
  const fields = Object.entries(json).map(([name, value]) => [
    name,
    withMaskedTokens(value, mask, tokenFields.has(name.toLowerCase())),
  ]);
  return Object.fromEntries(fields) as Json;
}
