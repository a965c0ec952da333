import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { after, before, describe, test } from 'node:test';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { openLiveStream } from '../testing/nodes/live-stream.ts';
import { startTestNats, type TestNats } from '../testing/nodes/nats-server.ts';
import { startNode, type TestNode } from '../testing/nodes/start-node.ts';
import { setUpInstallation, type Operator } from '../testing/operator.ts';
import { connectRawStation, shakeHands, type RawStation } from '../testing/gateway/raw-station.ts';

const slug = 'nodes';
const password = 'sixteen letters!';
const boot = { chargePointVendor: 'Test', chargePointModel: 'Test' };

type Station = { id: number; connected: boolean };
type Command = { id: string; state: string };

describe('two nodes on one database, joined by a bus (R-5)', () => {
  let database: TestDatabase;
  let admin: Client;
  let nats: TestNats;
  let [a, b]: TestNode[] = [];
  /** Both are the same admin, each at another node. */
  let atA: Operator;
  let atB: Operator;
  let stationId: number;
  let unprovenId: number;

  before(async () => {
    [database, nats] = await Promise.all([createTestDatabase(), startTestNats()]);
    admin = new Client(database.adminUrl);
    await admin.connect();
    const place = { poolUrl: database.poolUrl, natsUrl: nats.url };
    a = await startNode('a', place);
    const made = await setUpInstallation(a.url, a.setupCode, slug);
    atA = made.operator;
    b = await startNode('b', place);
    for (const node of [a, b]) await joined(node);
    atB = atA.at(b.url);
    const station = { name: 'ST-1', identifier: 'ST-1', groupId: made.baseGroupId, proof: 'password', password };
    ({ id: stationId } = (await atA.post<{ station: Station }>('/stations', station)).station);
    const unproven = { name: 'ST-2', identifier: 'ST-2', groupId: made.baseGroupId, proof: 'none' };
    ({ id: unprovenId } = (await atA.post<{ station: Station }>('/stations', unproven)).station);
  });
  after(async () => {
    await Promise.all([a?.stop(), b?.stop()]);
    await nats.stop();
    await admin.end();
    await database.drop();
  });

  /** What is said before reaches nobody else. */
  async function joined({ url }: TestNode): Promise<void> {
    for (let bus = false; !bus;) ({ bus } = (await (await fetch(`${url}/readyz`)).json()) as { bus: boolean });
  }

  /** Booted, so that what follows is answered. */
  async function connectTo(node: TestNode | undefined): Promise<RawStation> {
    const credentials = { user: 'ST-1', password };
    const station = await connectRawStation(node?.port ?? 0, { path: `/ocpp/${slug}/ST-1`, credentials });
    await station.call('BootNotification', boot);
    return station;
  }

  const send = (at: Operator) =>
    at.post<Command>(`/stations/${stationId}/commands`, { intent: 'clearCache' }, { 'idempotency-key': randomUUID() });

  async function untilAccepted(at: Operator, id: string): Promise<void> {
    while ((await at.get<Command>(`/commands/${id}`)).state !== 'accepted');
  }

  /** Answers the next call of ours; what else the server asks meanwhile is not known to the station. */
  async function accept(station: RawStation, wanted: string): Promise<void> {
    for (;;) {
      const [type, id, action] = JSON.parse(await station.next()) as [number, string, string];
      if (type !== 2) continue;
      station.send(
        JSON.stringify(action === wanted ? [3, id, { status: 'Accepted' }] : [4, id, 'NotSupported', '', {}]),
      );
      if (action === wanted) return;
    }
  }

  test('what a station tells one node is on a live stream at the other, and a command given there reaches it here', async () => {
    const stream = await openLiveStream(atB);
    const station = await connectTo(a);
    const status = { connectorId: 1, status: 'Preparing', errorCode: 'NoError' };
    station.send(JSON.stringify([2, 'status', 'StatusNotification', status]));
    await stream.until(new RegExp(`"kind":"point","stationId":${stationId}`));
    const { id } = await send(atB);
    await accept(station, 'ClearCache');
    await stream.until(new RegExp(id));
    await untilAccepted(atB, id);
    await station.leave();
    await stream.close();
  });

  test('a station that comes to another node, while its old socket still looks alive, is held by the newest, and the late close changes nothing (F-7)', async () => {
    const old = await connectTo(a);
    const next = await connectTo(b);
    assert.equal(await old.closed, 1008);
    const { id } = await send(atA);
    await accept(next, 'ClearCache');
    await untilAccepted(atA, id);
    assert.equal((await atA.get<Station>(`/stations/${stationId}`)).connected, true);
    await next.leave();
  });

  const unprovenPath = `/ocpp/${slug}/ST-2`;

  /** One that answers nothing once it has booted. */
  async function connectUnproven(node: TestNode | undefined): Promise<RawStation> {
    const station = await connectRawStation(node?.port ?? 0, { path: unprovenPath, autoPong: false });
    await station.call('BootNotification', boot);
    return station;
  }

  const alarms = async () =>
    (
      await admin.query(`select from station_events where station_id = $1 and status = 'ConnectionTakenOver'`, [
        unprovenId,
      ])
    ).rowCount;

  test('without proof of identity a station is sent away while another node hears it (F-7, S-9)', async () => {
    const station = await connectUnproven(a);
    const second = await shakeHands(b?.port ?? 0, unprovenPath, { 'Sec-WebSocket-Protocol': 'ocpp1.6' });
    assert.equal(second.status, 503);
    await station.leave();
    while ((await atA.get<Station>(`/stations/${unprovenId}`)).connected);
    assert.equal(await alarms(), 0);
  });

  test('without proof of identity a station takes over from another node that has long not heard it, with an alarm (F-7, S-9)', async () => {
    const old = await connectUnproven(a);
    await admin.query(`update station_state set last_seen_at = now() - interval '2 minutes' where station_id = $1`, [
      unprovenId,
    ]);
    const next = await connectUnproven(b);
    assert.equal(await old.closed, 1008);
    while ((await alarms()) === 0);
    assert.equal(await alarms(), 1);
    await next.leave();
  });

  test('while the bus is away commands arrive all the same; when it is back open panels are told to read anew (R-2)', async () => {
    const [station, stream] = [await connectTo(a), await openLiveStream(atB)];
    await nats.kill();
    const { id } = await send(atB);
    await accept(station, 'ClearCache');
    const ready = await fetch(`${b?.url}/readyz`);
    assert.equal(ready.status, 200);
    await nats.startAgain();
    await stream.until(/event: reset/);
    await untilAccepted(atB, id);
    await station.leave();
    await stream.close();
  });
});
