// The one clockwork of all connections: pulse every second, last signs and notes every few (no timer per connection).
import type { Clock } from '../clock.ts';
import type { StationsSeen } from '../facts.ts';
import { closeCodes } from './connection.ts';
import type { GatewayLimits } from './limits.ts';
import type { Notebook } from './notebook.ts';
import type { Presence } from './presence.ts';
import type { Log } from './router.ts';

export type Beat = { stop(): void };

type Parts = {
  clock: Clock;
  limits: GatewayLimits;
  presence: Presence;
  notebook: Pick<Notebook, 'write'>;
  recordSeen(seen: readonly StationsSeen[]): Promise<{ takenOver: number[] }>;
  log: Log;
};

const beatMs = 1_000;

export function startBeat(parts: Parts): Beat {
  const { clock, limits, presence, notebook, log } = parts;
  const seen = every(limits.seenEveryMs, () => writeSeen(parts));
  const notes = every(limits.notesEveryMs, () => notebook.write());
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
    notes(nowMs);
    cancel = clock.startTimer(beatMs, beat);
  }

  return {
    stop() {
      stopped = true;
      cancel();
    },
  };
}

async function writeSeen({ clock, presence, recordSeen, log }: Parts): Promise<void> {
  const seenAt = clock.now();
  const heard = [...presence.held()].filter((connection) => connection.announced && connection.takeSeen());
  if (heard.length === 0) return;
  const signs = heard.map(({ station: { stationId, epoch } }) => ({ stationId, epoch, seenAt }));
  const { takenOver } = await recordSeen(signs);
  const lost = new Set(takenOver);
  // Another node holds the station by a later epoch.
  for (const connection of heard.filter(({ station }) => lost.has(station.stationId))) {
    log.info({ stationId: connection.station.stationId }, 'Another node holds this station now.');
    connection.close(closeCodes.policyViolation, 'a newer connection took over');
  }
}
