// What F-3 and F-4 say about answering a text message, written a second time and apart from the code under test.
import type { OcppVersion } from '../version.ts';

/** The id an answer must carry, or undefined where none may be given. */
export function expectedReplyId(text: string, version: OcppVersion): string | undefined {
  const unreadable = version === '1.6' ? undefined : '-1';
  const read = parse(text);
  if (read === undefined) return legibleId(text) ?? unreadable;
  const message: readonly unknown[] = Array.isArray(read) ? read : [];
  if (message.length === 0) return unreadable;
  const [type, id] = message;
  const idOrMinusOne = typeof id === 'string' && id.length > 0 && id.length <= 255 ? id : '-1';
  const tooDeep = depth(message, 60) > 32;
  if (type === 2) return tooDeep && idOrMinusOne === '-1' ? unreadable : idOrMinusOne;
  if (tooDeep) return unreadable;
  if (type === 3 || type === 4 || version === '1.6') return undefined;
  if (version === '2.1' && (type === 5 || type === 6)) return undefined;
  return idOrMinusOne;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Of a CALL whose rest is broken; repaired or not, its answer carries this id. */
function legibleId(text: string): string | undefined {
  return /^\s*\[\s*2\s*,\s*"([^"\\]{1,255})"\s*,\s*"\w{1,64}"\s*,/.exec(text)?.[1];
}

function depth(value: unknown, levels: number): number {
  if (typeof value !== 'object' || value === null || levels === 0) return 0;
  return 1 + Math.max(0, ...Object.values(value).map((child) => depth(child, levels - 1)));
}
