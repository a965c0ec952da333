// A simulated station whose only sign of life comes when the last moment of it is there.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createStation, manualClock, seededRandom } from '@stationmaster/simulator';
import { knownStation, withGateway } from '../../testing/gateway/test-gateway.ts';

const intervalMs = 300_000;

for (const version of ['1.6', '2.0.1', '2.1'] as const) {
  test(`late-heartbeats: a ${version} station that is heard exactly at the deadline stays; one that is heard no more goes (F-8)`, () =>
    withGateway(async (gateway) => {
      gateway.stations.set('ST-1', { ...knownStation, proof: 'none', passwordHash: null, pings: false });
      const clock = manualClock();
      const station = createStation({
        version,
        url: `ws://127.0.0.1:${gateway.port}/ocpp/acme`,
        identifier: 'ST-1',
        points: [{ maxPowerW: 11_000, phases: 3 }],
        quirks: ['late-heartbeats', 'never-answers-pings'],
        reconnects: false,
        clock,
        random: seededRandom(1),
      });
      await station.connect();
      await station.until(() => station.queued === 0);
      for (let round = 0; round < 3; round += 1) {
        gateway.clock.advance(3 * intervalMs);
        assert.equal(gateway.gateway.load().connections, 1);
        const beaten = station.waitFor((event) => event.kind === 'answered' && event.action === 'Heartbeat');
        clock.advance(3 * intervalMs);
        await beaten;
      }
      const gone = station.waitFor(({ kind }) => kind === 'disconnected');
      gateway.clock.advance(3 * intervalMs + 2_000);
      await gone;
      await station.close();
    }));
}
