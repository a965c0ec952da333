// What is meant by a number as it is typed or pasted. Pure.

/** Empty where nothing is typed, NaN where it is no number. */
export type NumberTyped = number | '';

/** How the field is read: with the decimal sign of the panel's language, and with the unit that it is in. */
export type Reading = { decimalSign: string; unit?: string | undefined };

/** With a point or a comma, and with or without the field's unit: never read as more or less than what stands there. */
export function numberFrom(text: string, { decimalSign, unit = '' }: Reading): NumberTyped {
  const bare = withoutUnit(text.replaceAll(/\s/g, ''), unit).replace('−', '-');
  if (bare === '') return '';
  const [, whole, sign, decimals = ''] = /^([+-]?\d+)(?:([.,])(\d+))?$/.exec(bare) ?? [];
  // “1,000” is one thousand in English, and one in German.
  const mayBeThousands = sign !== decimalSign && decimals.length === 3;
  return whole === undefined || mayBeThousands ? Number.NaN : Number(`${whole}.${decimals}`);
}

const withoutUnit = (text: string, unit: string): string =>
  unit !== '' && text.toLowerCase().endsWith(unit.toLowerCase()) ? text.slice(0, -unit.length) : text;

type Bounds = { min: number; max: number };

export const isWholeWithin = (value: NumberTyped, { min, max }: Bounds): boolean =>
  Number.isInteger(value) && isWithin(value, { min, max });

export const isWithin = (value: NumberTyped, { min, max }: Bounds): boolean =>
  value !== '' && value >= min && value <= max;
