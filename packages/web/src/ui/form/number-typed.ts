// What is meant by a number as it is typed or pasted. Pure.

/** Empty where nothing is typed, NaN where it is no number. */
export type NumberTyped = number | '';

/** With a point or a comma, and with or without a unit: never read as more or less than what stands there. */
export function numberFrom(text: string): NumberTyped {
  const bare = text.replaceAll(/\s/g, '').replace('−', '-');
  if (bare === '') return '';
  const [, digits] = /^([+-]?\d+(?:[.,]\d+)?)[a-z]*$/i.exec(bare) ?? [];
  return Number(digits?.replace(',', '.'));
}

type Bounds = { min: number; max: number };

export const isWholeWithin = (value: NumberTyped, { min, max }: Bounds): boolean =>
  Number.isInteger(value) && isWithin(value, { min, max });

export const isWithin = (value: NumberTyped, { min, max }: Bounds): boolean =>
  value !== '' && value >= min && value <= max;
