// Turns a value of the wrong JSON type into the one its schema wants where the meaning is plain (F-10); pure.
import type { DeviationRule } from '../deviation.ts';

export type Coerced = { value: unknown; rule: DeviationRule };

const numeral = /^\s*[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,3})?\s*$/;

/** The value as `type`, or undefined where only guessing would help. */
export function coerce(value: unknown, type: unknown): Coerced | undefined {
  switch (type) {
    case 'string':
      return toText(value);
    case 'number':
    case 'integer':
      return toNumber(value, type);
    case 'boolean':
      return toBoolean(value);
    case 'array':
      return { value: [value], rule: 'single-for-list' };
    default:
      return undefined;
  }
}

function toText(value: unknown): Coerced | undefined {
  if (typeof value === 'number') return { value: String(value), rule: 'number-for-string' };
  if (typeof value === 'boolean') return { value: String(value), rule: 'boolean-for-string' };
  // Stations put JSON where its text belongs, in DataTransfer above all; the text is what they mean.
  return typeof value === 'object' ? { value: JSON.stringify(value), rule: 'object-for-string' } : undefined;
}

function toNumber(value: unknown, type: 'number' | 'integer'): Coerced | undefined {
  if (typeof value === 'string' && value.length <= 40 && numeral.test(value) && Number.isFinite(Number(value))) {
    return { value: Number(value), rule: 'string-for-number' };
  }
  const isFraction = type === 'integer' && typeof value === 'number' && Number.isFinite(value);
  return isFraction ? { value: Math.round(value), rule: 'fraction-for-integer' } : undefined;
}

function toBoolean(value: unknown): Coerced | undefined {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return text === 'true' || text === 'false' ? { value: text === 'true', rule: 'string-for-boolean' } : undefined;
}
