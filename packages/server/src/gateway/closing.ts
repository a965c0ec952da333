// Ends all connections in order: what is in flight first, then waves, so that the stations do not come back as one.
import type { Clock } from '../clock.ts';
import { closeCodes } from './connection/close-codes.ts';
import type { StationConnection } from './connection/connection.ts';
import type { Presence } from './presence.ts';

type Parts = { clock: Clock; random: () => number; presence: Presence; drainMs: number };

const lookEveryMs = 20;
const waveMs = 100;
const perWave = 50;
const mostWaves = 30;

export async function closeAll(parts: Parts): Promise<void> {
  const deadlineMs = parts.clock.monotonicMs() + parts.drainMs;
  const rest = new Set(parts.presence.held());
  while (rest.size > 0 && parts.clock.monotonicMs() < deadlineMs) {
    const idle = [...rest].filter((connection) => !connection.isBusy);
    await closeInWaves(idle, parts);
    for (const connection of idle) rest.delete(connection);
    if (rest.size > 0) await pause(parts.clock, lookEveryMs);
  }
  await closeInWaves([...rest], parts);
  while (parts.presence.size > 0) await pause(parts.clock, lookEveryMs);
}

async function closeInWaves(connections: readonly StationConnection[], { clock, random }: Parts): Promise<void> {
  const waves = Math.min(mostWaves, Math.ceil(connections.length / perWave));
  const waveOf = Map.groupBy(connections, () => Math.floor(random() * waves));
  for (let wave = 0; wave < waves; wave += 1) {
    for (const connection of waveOf.get(wave) ?? []) connection.close(closeCodes.serviceRestart, 'server restarts');
    if (wave < waves - 1) await pause(clock, waveMs * (0.5 + random()));
  }
}

function pause(clock: Clock, timeoutMs: number): Promise<void> {
  return new Promise((resolve) => void clock.startTimer(timeoutMs, resolve));
}
