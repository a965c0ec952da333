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

export type Sizes = { all: BucketSize; each: BucketSize };
const forgottenAfterMs = 120_000;

/** Two devices with one identity throw each other out without end: they are not to take the places of all others. */
export class Admissions {
  readonly #sizes: Sizes;
  readonly #all: Bucket;
  readonly #each = new Map<number, Bucket>();
  #lookedThroughMs: number;

  constructor(sizes: Sizes, nowMs: number) {
    this.#sizes = sizes;
    this.#all = fullBucket(sizes.all, nowMs);
    this.#lookedThroughMs = nowMs;
  }

  take(stationId: number, nowMs: number): 'in' | 'later' | 'too-often' {
    if (!takeToken(this.#bucketOf(stationId, nowMs), this.#sizes.each, nowMs)) return 'too-often';
    return takeToken(this.#all, this.#sizes.all, nowMs) ? 'in' : 'later';
  }

  #bucketOf(stationId: number, nowMs: number): Bucket {
    this.#forget(nowMs);
    const bucket = this.#each.get(stationId) ?? fullBucket(this.#sizes.each, nowMs);
    this.#each.set(stationId, bucket);
    return bucket;
  }

  /** Of those that have not come for a while: their buckets are full again. */
  #forget(nowMs: number): void {
    if (nowMs - this.#lookedThroughMs < forgottenAfterMs) return;
    this.#lookedThroughMs = nowMs;
    for (const [stationId, { filledMs }] of this.#each)
      if (nowMs - filledMs >= forgottenAfterMs) this.#each.delete(stationId);
  }
}

/** When to come again: spread, so that those sent away together do not come back together. */
export function retryAfterSeconds(random: () => number): number {
  return 5 + Math.floor(25 * random());
}
