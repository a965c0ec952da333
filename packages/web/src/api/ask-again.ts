// When something on screen that could not be read again is asked for once more; knows neither the stream nor what is asked.
import { isPassing } from './problem.ts';

type Asked = {
  state: { status: string; data: unknown; error: unknown; errorUpdatedAt: number };
};

const firstMs = 5_000;
const longestMs = 60_000;

/** Up to a quarter sooner or later: not all panels ask in step what has just come back. */
export const spread = (ms: number, random: () => number = Math.random): number =>
  Math.round(ms * (0.75 + random() / 2));

/**
 * An interval for the query cache, which keeps it while somebody looks: later each time, a minute at most. Whoever was never
 * answered is told so and asks by hand.
 */
export function createAskingAgain(isPassing: (error: unknown) => boolean, random?: () => number) {
  const failing = new WeakMap<object, { atMs: number; count: number; waitMs: number }>();
  return (query: Asked): number | false => {
    const { status, data, error, errorUpdatedAt: atMs } = query.state;
    if (status !== 'error' || data === undefined || !isPassing(error)) {
      failing.delete(query);
      return false;
    }
    const known = failing.get(query);
    if (known?.atMs === atMs) return known.waitMs;
    const count = known === undefined ? 0 : known.count + 1;
    const waitMs = spread(Math.min(firstMs * 2 ** count, longestMs), random);
    failing.set(query, { atMs, count, waitMs });
    return waitMs;
  };
}

/** For every query that is not asked in a rhythm of its own; and for those that are, while they are not. */
export const askAgain = createAskingAgain(isPassing);
