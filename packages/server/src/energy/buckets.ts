// How wide the buckets of an organization's time zone are (E-9, E-15). Pure.

const hourMs = 3_600_000;
const quarterMs = 900_000;

/** Hours, where the zone's clock has differed from UTC by whole hours in every month of twenty years; quarters otherwise. */
export function bucketWidthMs(timeZone: string): number {
  for (let month = 0; month < 240; month += 1) {
    const instant = Temporal.PlainDate.from({ year: 2018, month: 1, day: 1 })
      .add({ months: month })
      .toZonedDateTime(timeZone);
    if (instant.offsetNanoseconds % 3_600_000_000_000 !== 0) return quarterMs;
  }
  return hourMs;
}
