// Collects how long answers took and tells percentiles of it; knows nothing of what was asked.

export type Percentiles = { p50Ms: number; p95Ms: number; p99Ms: number };

export type Latencies = {
  add(elapsedMs: number): void;
  readonly count: number;
  percentiles(): Percentiles;
};

export function createLatencies(): Latencies {
  // Doubled when full: at 20,000 a second an array of boxed numbers would make the load measure its own garbage.
  let kept = new Float64Array(65_536);
  let count = 0;
  return {
    add(elapsedMs) {
      if (count === kept.length) {
        const larger = new Float64Array(kept.length * 2);
        larger.set(kept);
        kept = larger;
      }
      kept[count] = elapsedMs;
      count += 1;
    },
    get count() {
      return count;
    },
    percentiles() {
      const sorted = kept.slice(0, count).sort();
      const at = (share: number) => sorted[Math.max(0, Math.ceil(count * share) - 1)] ?? 0;
      return { p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
    },
  };
}
