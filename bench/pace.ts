// When stations of the load speak: each as soon as it was answered, or all together at a fixed rate; knows no socket.
import type { Station } from './station.ts';

export type Pace = {
  /** This station may speak: it is new, or was answered. Gives when the answered request was due. */
  onFree(station: Station): number | undefined;
  stop(): void;
};

type Clock = () => number;

/** Closed loop: the next request follows the answer. */
export function closedLoop(now: Clock): Pace {
  const sentAt = new Map<Station, number>();
  let isStopped = false;
  return {
    onFree(station) {
      const dueAt = sentAt.get(station);
      if (isStopped) return dueAt;
      sentAt.set(station, now());
      station.send();
      return dueAt;
    },
    stop: () => void (isStopped = true),
  };
}

const tickMs = 1;

/**
 * Open loop: requests fall due at a fixed rate whether stations are free or not, and one that had to wait for a free
 * station counts from when it was due, so that a stalled server is not asked less.
 */
export function fixedRate(perSecond: number, now: Clock): Pace {
  const free: Station[] = [];
  const dueAt = new Map<Station, number>();
  const began = now();
  let given = 0;

  function give(): void {
    const elapsedMs = now() - began;
    while (free.length > 0 && given < (elapsedMs * perSecond) / 1000) {
      const station = free.shift();
      if (station === undefined) break;
      dueAt.set(station, began + (given * 1000) / perSecond);
      given += 1;
      station.send();
    }
  }

  const timer = setInterval(give, tickMs);
  return {
    onFree(station) {
      const due = dueAt.get(station);
      dueAt.delete(station);
      free.push(station);
      return due;
    },
    stop: () => clearInterval(timer),
  };
}
