// The moment that the pictures of the documentation show.

/** An autumn afternoon in Helsinki. */
export const pictured = new Date('2026-10-22T11:32:00Z');

export const minutesBefore = (minutes: number): Date => new Date(pictured.getTime() - minutes * 60_000);
