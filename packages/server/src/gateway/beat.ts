// The one clockwork of all connections: pulse every second, last signs and notes every few (no timer per connection).
import type { Bus } from '../bus/bus.ts';
import type { Clock } from '../clock.ts';
import type { StationsSeen } from '../stations/live.ts';
import { closeCodes } from './connection/close-codes.ts';
import { type StationConnection } from './connection/connection.ts';
import type { FrameLog } from './notes/frame-log.ts';
import type { GatewayLimits } from './limits.ts';
import type { Notebook } from './notes/notebook.ts';
import type { Presence } from './presence.ts';
import type { Log } from './router.ts';

export type Beat = {
  /** All that is held here may have been given up: it is looked at on the next beat. */
  doubtAll(): void;
  stop(): void;
};

type Parts = {
  clock: Clock;
  limits: GatewayLimits;
  presence: Presence;
  bus: Pick<Bus, 'onBell'>;
  notebook: Pick<Notebook, 'write'>;
  frameLog: Pick<FrameLog, 'write'>;
  recordSeen(seen: readonly StationsSeen[]): Promise<{ takenOver: number[] }>;
  log: Log;
};

const beatMs = 1_000;

export function startBeat(parts: Parts): Beat {
  const { clock, limits, presence, bus, notebook, frameLog, log } = parts;
  /** A bell may mean that a station was taken from us: it is looked at on the next beat, silent or not. */
  const rung = new Set<number>();
  const silence = bus.onBell((stationId) => {
    if (presence.find(stationId) !== undefined) rung.add(stationId);
  });
  const seen = every(limits.seenEveryMs, () => writeSeen(parts, heardOf(presence), true));
  const notes = every(limits.notesEveryMs, () => notebook.write());
  const frames = every(beatMs, () => frameLog.write());
  let stopped = false;
  let cancel = clock.startTimer(beatMs, beat);

  function every(intervalMs: number, run: () => Promise<void>): (nowMs: number) => void {
    let dueMs = clock.monotonicMs() + intervalMs;
    let running = false;
    return (nowMs) => {
      if (nowMs < dueMs || running) return;
      dueMs = nowMs + intervalMs;
      running = true;
      run()
        .catch((error: unknown) =>
          log.warn({ err: error }, 'What was heard of stations could not be written; it will be tried again.'),
        )
        .finally(() => (running = false));
    };
  }

  function beat(): void {
    if (stopped) return;
    const nowMs = clock.monotonicMs();
    for (const connection of presence.held()) connection.beat(nowMs);
    presence.tellAgain();
    seen(nowMs);
    lookAtRung();
    notes(nowMs);
    frames(nowMs);
    cancel = clock.startTimer(beatMs, beat);
  }

  function lookAtRung(): void {
    if (rung.size === 0) return;
    const held = [...rung].flatMap((stationId) => presence.find(stationId) ?? []);
    rung.clear();
    const announced = held.filter((connection) => connection.announced);
    writeSeen(parts, announced, false).catch((error: unknown) =>
      log.warn({ err: error }, 'Whether a station is still held here could not be read.'),
    );
  }

  return {
    doubtAll() {
      for (const { station } of presence.held()) rung.add(station.stationId);
    },
    stop() {
      stopped = true;
      silence();
      cancel();
    },
  };
}

function heardOf(presence: Presence): StationConnection[] {
  return [...presence.held()].filter((connection) => connection.announced && connection.takeSeen());
}

/** Of those that were not heard it only asks whether they are still ours. */
async function writeSeen(
  { recordSeen, log }: Parts,
  heard: readonly StationConnection[],
  isHeard: boolean,
): Promise<void> {
  if (heard.length === 0) return;
  const signs = heard.map(({ station: { organizationId, stationId, epoch } }) => ({
    organizationId,
    stationId,
    epoch,
    isHeard,
  }));
  const { takenOver } = await recordSeen(signs);
  const lost = new Set(takenOver);
  // Another node holds the station by a later epoch, or an admin has ended its connection.
  for (const connection of heard.filter(({ station }) => lost.has(station.stationId))) {
    log.info({ stationId: connection.station.stationId }, 'This station is no longer held here.');
    connection.close(closeCodes.policyViolation, 'a newer connection took over');
  }
}
