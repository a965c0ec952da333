// Work of a station that it tells about as it goes on: a firmware update, the upload of a log.
import type { Machine } from '../machine.ts';

const stepMs = 10_000;

/** Tells one status after the other, a step apart, the first at a moment in epoch milliseconds, or now if that is past. */
export function tellInSteps<S>(
  { clock, timers }: Machine,
  fromMs: number,
  statuses: readonly S[],
  tell: (status: S) => void,
): void {
  const delayMs = Math.max(0, fromMs - clock.now()) || 0;
  statuses.forEach((status, index) => timers.after(delayMs + index * stepMs, () => tell(status)));
}
