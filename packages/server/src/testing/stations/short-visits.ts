// A simulated station that comes for a moment and goes, at a gateway with a database; knows nothing of what it is told meanwhile.
import { createStation, realClock, seededRandom } from '@stationmaster/simulator';
import { stationPassword, type StoredGateway } from '../gateway/stored-gateway.ts';

export function shortVisitor({ port, rowOnceThere }: StoredGateway) {
  const station = createStation({
    url: `ws://127.0.0.1:${port}/ocpp/acme`,
    identifier: 'ST-1',
    password: stationPassword,
    version: '1.6',
    points: [{ maxPowerW: 11_000, phases: 3 }],
    clock: realClock,
    random: seededRandom(1),
  });
  /** Since when it is here. */
  async function come(): Promise<Date> {
    await station.connect();
    const { connected_at: at } = await rowOnceThere<{ connected_at: Date }>(
      'select connected_at from station_state where station_id = 1 and connected and accepted_at is not null',
    );
    return at;
  }
  async function go(): Promise<void> {
    await station.disconnect();
    await rowOnceThere('select 1 from station_state where station_id = 1 and not connected');
  }
  return {
    come,
    go,
    comeAgain: () => go().then(come),
    leave: () => station.close(),
  };
}
