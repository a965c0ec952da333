// How a figure stands beside the same figure of the span before it.

/** In whole percent; nothing where there was nothing before, since no percentage says that. */
export function changeOf(now: number, before: number): number | undefined {
  return before === 0 ? undefined : Math.round((100 * (now - before)) / before);
}
