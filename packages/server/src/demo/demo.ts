// Starts the demonstration beside a running server: fills its database once, then lets its stations connect.
import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { organization, operatorPassword, stations } from './acme.ts';
import type { LivePlan } from './live.ts';
import { demoStationPassword, demoTokens } from './seed.ts';

export { seedDemo } from './seed.ts';
export { operatorPassword };

/** Answers what ends the stations. */
export function startDemoStations(options: { port: number; secretKey: string }): () => Promise<void> {
  const child = fork(fileURLToPath(new URL('live.ts', import.meta.url)), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    detached: true,
  });
  const plan: LivePlan = {
    url: `ws://127.0.0.1:${options.port}/ocpp/${organization.slug}`,
    stations: stations.map((station) => ({
      ...station,
      password: demoStationPassword(options.secretKey, station.identifier),
    })),
    tokens: demoTokens(),
  };
  child.send(plan);
  return async () => {
    if (child.exitCode !== null || !child.connected) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.disconnect();
    await gone;
  };
}
