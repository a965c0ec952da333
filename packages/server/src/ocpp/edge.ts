// Makes hostile values from stations harmless before anything else sees them (S-8); knows no action and no table.

/** What fits a 32-bit column, and so every id the house has given out. */
const maxInteger = 2 ** 31 - 1;
/** 10^15 Wh is beyond any register, and exact as a number. */
const maxWh = 1e15;
const maxEvse = 9999;

/** Text without NUL and lone surrogates, which PostgreSQL refuses; null where there is none. */
export function readText(value: unknown, maxLength: number): string | null {
  const raw = typeof value === 'number' || typeof value === 'boolean' ? String(value) : value;
  if (typeof raw !== 'string') return null;
  return clean(raw).trim().slice(0, maxLength).toWellFormed();
}

/** As `readText`, and null for an empty text. */
export function readFilledText(value: unknown, maxLength: number): string | null {
  return readText(value, maxLength) || null;
}

export function clean(text: string): string {
  return text.replaceAll('\0', '').toWellFormed();
}

/** A whole number of 32 bits, negative ones too. */
export function readInteger(value: unknown): number | null {
  const number = readNumber(value);
  return number !== null && Number.isInteger(number) && Math.abs(number) <= maxInteger ? number : null;
}

/** A charging point; 0 is the station as a whole. */
export function readEvse(value: unknown): number | null {
  const number = readInteger(value);
  return number !== null && number >= 0 && number <= maxEvse ? number : null;
}

/** A register in whole watt-hours; registers are never negative. */
export function readWh(value: unknown): number | null {
  const number = readNumber(value);
  return number !== null && number >= 0 && number <= maxWh ? Math.round(number) : null;
}

const numeral = /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d{1,3})?$/i;

/** Numbers come as numbers or strings, with blanks or a comma (E-13). Words, JSON and infinities are none. */
export function readNumber(value: unknown): number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.length > 64) return null;
  const text = withDecimalPoint(value.replaceAll(/\s/g, ''));
  if (!numeral.test(text)) return null;
  const number = Number(text);
  return Number.isFinite(number) ? number : null;
}

/** Of comma and point the last one is decimal; several commas and no point group thousands. */
function withDecimalPoint(text: string): string {
  const lastComma = text.lastIndexOf(',');
  if (lastComma === -1) return text;
  const grouping = text.lastIndexOf('.') > lastComma || text.indexOf(',') !== lastComma;
  if (grouping) return text.replaceAll(',', '');
  return `${text.slice(0, lastComma).replaceAll('.', '')}.${text.slice(lastComma + 1)}`;
}

export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
