// One of two nodes dies under stations at work: they go on at the other, and what the dead one held is given up. No bus joins
// the two: without it all is right, and only late.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { test } from 'node:test';
import { seededRandom } from '@stationmaster/simulator';
import { makeOwnedDatabase, withClient } from '../db/prepare.ts';
import { startFleet } from '../testing/audit/fleet.ts';
import { auditFleet } from '../testing/audited-installation.ts';
import { startTestCluster } from '../testing/cluster.ts';
import { makeDataFolder, removeDataFolder } from '../testing/data-folder.ts';
import { addStation } from '../testing/installation.ts';
import { startBalancer } from '../testing/nodes/balancer.ts';
import { setUpInstallation } from '../testing/operator.ts';
import { connectRawStation, type RawStation } from '../testing/gateway/raw-station.ts';
import { startServerProcess, type ServerProcess } from '../testing/server-process.ts';

const deep = process.env['DEEP'] === '1';
const kills = deep ? 60 : 1;
const slug = 'nodes';

type Shown = { id: number; identifier: string; connected: boolean };

// As if the dead one had died just now, however long what follows takes.
const linger = `update nodes set renewed_at = now() + interval '1 hour' where name like '%:' || $1`;

// As if the dead one had died long ago, and the others had been on time ever since.
const lapse = `update nodes set steady_since = now() - interval '1 hour',
  renewed_at = case when name like '%:' || $1 then now() - interval '1 hour' else renewed_at end`;

test('a node is killed: its stations go on at another with nothing lost or double, those that stay away are shown offline, and what was sent to them is unknown (R-5, R-1, F-7, F-8)', async (t) => {
  const [cluster, dataDir] = [await startTestCluster({ durability: 'safe' }), await makeDataFolder()];
  const nodes: ServerProcess[] = [];
  t.after(async () => {
    for (const node of nodes) await node.kill9();
    await cluster.stop();
    await removeDataFolder(dataDir);
  });
  const ownerUrl = await makeOwnedDatabase(cluster.adminUrl, 'nodes');
  const start = (port = 0) =>
    startServerProcess({
      dataDir,
      port,
      env: { DATABASE_URL: ownerUrl, SECRET_KEY: 'a secret of all nodes, long enough' },
    });
  nodes.push(await start());
  const { operator, baseGroupId } = await setUpInstallation(nodes[0]!.url, await nodes[0]!.setupCode(), slug);
  nodes.push(await start());
  const balancer = await startBalancer(() => nodes.map(({ port }) => port));
  t.after(balancer.stop);
  const place = { operator, baseGroupId, stationsUrl: `ws://127.0.0.1:${balancer.port}/ocpp/${slug}` };
  const stations = [];
  for (let nth = 1; nth <= 6; nth += 1) {
    stations.push({ ...(await addStation(place, `AUDIT-${nth}`, `CARD-${nth}`)), token: `CARD-${nth}` });
  }
  for (const identifier of ['MOVES', 'STAYS-AWAY']) await addStation(place, identifier, identifier);
  const random = seededRandom(Number(process.env['SEED'] ?? 1));
  const fleet = startFleet(stations, random);
  t.after(() => fleet.abandon());

  const connect = async (identifier: string, { port }: ServerProcess): Promise<RawStation> => {
    const credentials = { user: identifier, password: `password-of-${identifier}` };
    const station = await connectRawStation(port, { path: `/ocpp/${slug}/${identifier}`, credentials });
    station.send(
      JSON.stringify([2, 'boot', 'BootNotification', { chargePointVendor: 'Test', chargePointModel: 'Test' }]),
    );
    return station;
  };
  /** Resolves when the station has been sent it; the station never answers. */
  const received = async (station: RawStation): Promise<void> => {
    for (let frame = ''; !frame.includes('"ClearCache"');) frame = await station.next();
  };

  for (let nth = 0; nth < kills; nth += 1) {
    const [dying, living] = nodes as [ServerProcess, ServerProcess];
    const at = operator.at(living.url);
    const shown = async (identifier: string) => {
      const { items } = await at.get<{ items: Shown[] }>(`/stations?search=${identifier}`);
      return items.find((one) => one.identifier === identifier)!;
    };
    const send = async (identifier: string) => {
      const path = `/stations/${(await shown(identifier)).id}/commands`;
      return at.post<{ id: string }>(path, { intent: 'clearCache' }, { 'idempotency-key': randomUUID() });
    };
    const stateOf = async ({ id }: { id: string }) => (await at.get<{ state: string }>(`/commands/${id}`)).state;

    const [moves, stays] = [await connect('MOVES', dying), await connect('STAYS-AWAY', dying)];
    for (const identifier of ['MOVES', 'STAYS-AWAY']) while (!(await shown(identifier)).connected);
    const [toMoving, toStaying] = [await send('MOVES'), await send('STAYS-AWAY')];
    await Promise.all([received(moves), received(stays)]);
    await fleet.everyone('acknowledged', 20_000);
    await fleet.atMessage(1 + Math.floor(random() * 300));
    await dying.kill9();
    await withClient(ownerUrl, (owner) => owner.query(linger, [dying.port]));

    const moved = await connect('MOVES', living);
    while ((await stateOf(toMoving)) !== 'unknown');
    await send('MOVES');
    await received(moved);
    await fleet.everyone('acknowledged', 20_000);
    assert.equal(await stateOf(toStaying), 'sent', 'nobody knows yet that the node is dead');
    await withClient(ownerUrl, (owner) => owner.query(lapse, [dying.port]));
    while ((await stateOf(toStaying)) !== 'unknown');
    assert.equal((await shown('STAYS-AWAY')).connected, false);
    assert.equal((await shown('MOVES')).connected, true);
    await moved.leave();
    // The next to die is the one where all stations are now.
    nodes.splice(0, 2, living, await start(dying.port));
  }
  await auditFleet(t, fleet, ownerUrl);
});
