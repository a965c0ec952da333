// Shows what a station sent so that people can read it, and unreadable things as they are.

/** One reading a line; whatever is no JSON stays byte for byte. */
export function readable(readings: string): string {
  try {
    const parsed: unknown = JSON.parse(readings);
    if (!Array.isArray(parsed)) return JSON.stringify(parsed, null, 2);
    return parsed.map((reading) => JSON.stringify(reading)).join('\n');
  } catch {
    return readings;
  }
}
