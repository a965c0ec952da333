// When what a station does is an issue, and for how long. Pure.

/** What a point says of itself, as a value and as a condition of statements; a test compares the two. */
export function isErrorStatus({ status, errorCode }: { status: string | null; errorCode: string | null }): boolean {
  return status === 'Faulted' || (errorCode !== null && errorCode !== 'NoError');
}

export function errorStatusSql(row: string): string {
  return `(coalesce(${row}.status = 'Faulted', false) or coalesce(${row}.error_code <> 'NoError', false))`;
}

/** A `station` in nobody's group, or taken out of use, may be away, and what it lacks troubles nobody. */
export const isWatchedSql = 'station.removed_at is null and station.group_id is not null and not station.disabled';

/** How near the end of a certificate is at $1; null while it is far. */
export function certificateStageSql(ends: string): string {
  return `case when ${ends} <= $1::timestamptz then 'expired' when ${ends} <= $1::timestamptz + interval '7 days' then 'week'
    when ${ends} <= $1::timestamptz + interval '30 days' then 'month' end`;
}

/** So many boots within this time are a loop; it is over when none came for the quiet time. */
export const bootLoop = { boots: 5, withinSeconds: 10 * 60, quietSeconds: 30 * 60 };

/** A limit that was neither kept nor refused within this time, by a station that is there, does not hold. */
export const limitPatienceSeconds = 5 * 60;

/** A rejected command that nobody acknowledges is forgotten after this. */
export const rejectionSeconds = 24 * 3_600;
