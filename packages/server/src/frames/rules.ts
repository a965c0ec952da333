// What of a frame is kept, and what of it may be shown to whom. Pure.
import { isRecord, masked, withMaskedTokens, withoutSecrets, type Json } from '../masking.ts';

/** Looked for in every frame's text, so that only few are taken apart. */
const mayHoldSecret = /authorizationkey|password|secret|simpin|"vpn"|location"|:\/\/[^/"\s]*@/i;
const longest = 20_000;
const leftOut = 'This frame holds a secret, cannot be read, and was left out.';

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

/** For those who may not see whole tokens; a frame that cannot be taken apart is not shown to them. */
export function withoutTokens(text: string, mask: (token: string) => string): string {
  return rewritten(text, (json) => withMaskedTokens(json, mask), masked);
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
