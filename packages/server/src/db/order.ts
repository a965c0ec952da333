// The order of names in lists; an index keeps it where a list may be long.

/** As people count: 2 before 10. */
export const asCounted = (name: string): string => `${name} collate as_counted`;
