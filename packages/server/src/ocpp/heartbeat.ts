// Heartbeat: no fact, answered in its turn with our time. The same in all versions.
import type { HandlerOf } from './protocol.ts';
import { writeTime } from './times.ts';

export const heartbeat: HandlerOf<never> = {
  fact: () => undefined,
  answer: (_outcome, seen) => ({ currentTime: writeTime(seen.now(), seen) }),
};
