// Frames on their way into the OCPP log: gathered beside the sockets, written every second, lost where there are too many.
import type { Clock } from '../../clock.ts';
import type { HeardFrame } from '../../frames/record.ts';
import type { KnownStation } from '../known-station.ts';

export type FrameLog = {
  hear(station: Pick<KnownStation, 'organizationId' | 'stationId'>, direction: 'in' | 'out', text: string): void;
  /** Writes what has gathered; what cannot be written is lost. */
  write(): Promise<void>;
  /** How many were not kept so far. */
  readonly lost: number;
};

/** Between two writes: more would take from the database what stations need, and nobody reads that much. */
const mostFrames = 2_000;
const mostCharacters = 1_000_000;
/** In one go: so few that stations are not kept waiting while they are taken apart. */
const atOnce = 100;

export function createFrameLog(
  record: (frames: readonly HeardFrame[]) => Promise<void>,
  clock: Pick<Clock, 'now'>,
): FrameLog {
  let waiting: HeardFrame[] = [];
  let characters = 0;
  let lost = 0;
  let writing: Promise<void> = Promise.resolve();

  async function writeWaiting(): Promise<void> {
    const frames = waiting;
    waiting = [];
    characters = 0;
    for (let first = 0; first < frames.length; first += atOnce) {
      try {
        await record(frames.slice(first, first + atOnce));
      } catch (error) {
        lost += frames.length - first;
        throw error;
      }
    }
  }

  return {
    hear({ organizationId, stationId }, direction, text) {
      if (waiting.length >= mostFrames || characters >= mostCharacters) {
        lost += 1;
        return;
      }
      characters += text.length;
      waiting.push({ organizationId, stationId, at: clock.now(), direction, text });
    },
    write() {
      // After the one under way: frames keep their order, and whoever ends the house waits for both.
      writing = writing.catch(() => undefined).then(writeWaiting);
      return writing;
    },
    get lost() {
      return lost;
    },
  };
}
