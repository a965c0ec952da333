// A whole node in the test's own process: as many on one database as a test wants.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readSettings } from '../../config/config.ts';
import { openFrontDoor } from '../../house/front-door.ts';
import { readArrival } from '../../gateway/entrance/arrival.ts';
import { openHouse } from '../../house/house.ts';
import { loopbackProxy } from '../gateway/test-gateway.ts';

export type TestNode = {
  url: string;
  port: number;
  setupCode: string;
  stop(): Promise<void>;
};

export async function startNode(nodeName: string, place: { poolUrl: string; natsUrl: string }): Promise<TestNode> {
  const dataDir = await mkdtemp(join(tmpdir(), 'stationmaster-node-'));
  const door = await openFrontDoor({ host: '127.0.0.1', port: 0 });
  const url = `http://127.0.0.1:${door.port}`;
  const env = { HOST: '127.0.0.1', LOG_LEVEL: 'fatal', DATABASE_URL: place.poolUrl, NATS_URL: place.natsUrl };
  const house = await openHouse({
    nodeName,
    dataDir,
    poolUrl: place.poolUrl,
    panelUrl: url,
    secretKey: 'a secret of nodes',
    settings: readSettings(env, []),
    panelFolder: undefined,
    addressOf: (request) => request.socket.remoteAddress ?? '',
    arrivalOf: (request) => readArrival(request, loopbackProxy),
  });
  door.open(house.answer);
  house.takeStations(door.server);
  return {
    url,
    port: door.port,
    setupCode: house.setupCode ?? '',
    async stop() {
      await Promise.all([door.close(), house.stop()]);
      await rm(dataDir, { recursive: true });
    },
  };
}
