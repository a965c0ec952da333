// Lets so many in each second and sends the others away for a while; who they are is not its concern.

export type Bucket = { tokens: number; filledMs: number };
export type BucketSize = { perSecond: number; atOnce: number };

export function fullBucket(size: BucketSize, nowMs: number): Bucket {
  return { tokens: size.atOnce, filledMs: nowMs };
}

/** Takes one token; false where there is none. */
export function takeToken(bucket: Bucket, size: BucketSize, nowMs: number): boolean {
  const gained = ((nowMs - bucket.filledMs) / 1000) * size.perSecond;
  bucket.tokens = Math.min(size.atOnce, bucket.tokens + gained);
  bucket.filledMs = nowMs;
  if (bucket.tokens < 1) return false;
  bucket.tokens -= 1;
  return true;
}

/** When to come again: spread, so that those sent away together do not come back together. */
export function retryAfterSeconds(random: () => number): number {
  return 5 + Math.floor(25 * random());
}
