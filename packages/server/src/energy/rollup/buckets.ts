// How wide the buckets of an organization's time zone are (E-9, E-15). Pure.

const hourMs = 3_600_000;
const quarterMs = 900_000;

/** Found once for each zone: it takes hundreds of conversions, and every session that is counted asks. */
const known = new Map<string, number>();

/** Hours, where the zone's clock has differed from UTC by whole hours in every month of twenty years; quarters otherwise. */
export function bucketWidthMs(timeZone: string): number {
  const widthMs = known.get(timeZone) ?? findWidthMs(timeZone);
  known.set(timeZone, widthMs);
  return widthMs;
}

function findWidthMs(timeZone: string): number {
  for (let month = 0; month < 240; month += 1) {
    const instant = Temporal.PlainDate.from({ year: 2018, month: 1, day: 1 })
      .add({ months: month })
      .toZonedDateTime(timeZone);
    if (instant.offsetNanoseconds % 3_600_000_000_000 !== 0) return quarterMs;
  }
  return hourMs;
}
