// How a figure stands beside the same figure of the span before it.

/** A percentage of less than this share of the figure says nothing but that there was hardly anything. */
const leastShare = 0.1;

/** In whole percent; nothing where there was hardly anything before. */
export function changeOf(now: number, before: number): number | undefined {
  return before === 0 || before < now * leastShare ? undefined : Math.round((100 * (now - before)) / before);
}
