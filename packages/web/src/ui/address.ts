// Reads what an address says: each value as what it should be, or not at all.

export const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined =>
  all.find((each) => each === value);

export const wholeNumber = (value: unknown): number | undefined =>
  typeof value === 'number' && Number.isSafeInteger(value) && value > 0 ? value : undefined;

export const calendarDay = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined;

export const text = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const longestSearched = 200;

/** What a list is searched for: of what was pasted as much as can be asked for, and without what nobody sees. */
export const searched = (value: unknown): string | undefined =>
  text(value)
    ?.replaceAll(/\p{Cc}/gu, ' ')
    .trimStart()
    .slice(0, longestSearched) || undefined;

/** Leaves out what is not said, so that addresses stay short. */
export function said<T extends object>(search: { [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as T;
}
