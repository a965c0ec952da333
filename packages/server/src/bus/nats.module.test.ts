import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { connect } from '@nats-io/transport-node';
import { systemClock } from '../clock.ts';
import { readNats } from '../config/readers.ts';
import type { News } from '../facts.ts';
import { startTestNats, type TestNats } from '../testing/nodes/nats-server.ts';
import type { JoinedBus } from './bus.ts';
import { createMemoryBus } from './memory.ts';
import { joinNats } from './nats.ts';

const secret = 'hunter2';
const news = (stationId: number): News => ({ kind: 'point', organizationId: 1, stationId });

describe('a bus between nodes (R-5)', () => {
  let nats: TestNats;
  const buses: JoinedBus[] = [];
  const logged: string[] = [];

  before(async () => (nats = await startTestNats({ user: 'house', password: secret })));
  after(async () => {
    for (const bus of buses) await bus.close();
    await nats.stop();
  });

  function join(nodeName: string, url = nats.url.replace('//', `//house:${secret}@`)): JoinedBus {
    const log = (about: object, sentence: string) => void logged.push(`${JSON.stringify(about)} ${sentence}`);
    const own = createMemoryBus((error) => assert.fail(String(error)));
    const parts = { room: 'tests', nodeName, own, clock: systemClock, log: { info: log, warn: log } };
    const bus = joinNats({ ...parts, nats: readNats(url)! });
    buses.push(bus);
    return bus;
  }

  const joined = (bus: JoinedBus) =>
    new Promise<void>((resolve) => {
      if (bus.isJoined()) return resolve();
      const stop = bus.onGap(() => {
        // Another's gap can be heard a moment before this one may speak.
        if (!bus.isJoined()) return;
        stop();
        resolve();
      });
    });

  const heard = (bus: JoinedBus, stationId: number) =>
    new Promise<void>((resolve) => {
      const stop = bus.onNews((said) => {
        if (!said.some((one) => one.stationId === stationId)) return;
        stop();
        resolve();
      });
    });

  test('news and bells of one node reach the others; at the node itself they are heard at once and never twice', async () => {
    const [a, b] = [join('a'), join('b')];
    await Promise.all([joined(a), joined(b)]);
    const own: (number | null)[] = [];
    const rung: number[] = [];
    a.onNews((said) => own.push(...said.map(({ stationId }) => stationId)));
    b.onBell((stationId) => rung.push(stationId));
    const arrived = heard(b, 2);
    a.publish([news(1)]);
    a.ring(5);
    assert.deepEqual(own, [1]);
    a.publish([news(2)]);
    await arrived;
    assert.deepEqual(rung, [5]);
    // What b answers comes after anything of its own that a server would send back.
    const back = heard(a, 3);
    b.publish([news(3)]);
    await back;
    assert.deepEqual(own, [1, 2, 3]);
  });

  test('what is malformed on the bus is ignored and counted', async () => {
    const [a, b] = buses as [JoinedBus, JoinedBus];
    const stranger = await connect({ servers: nats.url, user: 'house', pass: secret });
    stranger.publish('stationmaster.tests', '{"lots":[[7,1,1,null]],"bells":[],"hasGap":false}');
    await stranger.flush();
    await stranger.close();
    const arrived = heard(b, 4);
    a.publish([news(4)]);
    await arrived;
    assert.equal(b.load().malformed, 1);
  });

  test('while the bus is away nobody waits for it; when it is back all are told that they may have missed something', async () => {
    const [a, b] = buses as [JoinedBus, JoinedBus];
    const gaps = { a: 0, b: 0 };
    await nats.kill();
    a.onGap(() => (gaps.a += 1));
    b.onGap(() => (gaps.b += 1));
    for (let nth = 0; nth < 30_000; nth += 1) a.publish([news(nth)]);
    await nats.startAgain();
    await Promise.all([joined(a), joined(b)]);
    assert.ok(gaps.a >= 1 && gaps.b >= 1);
    assert.ok(a.load().lost > 0);
    const arrived = heard(b, 7);
    a.publish([news(7)]);
    await arrived;
  });

  test('a bus that refuses the login is tried again, and no log tells the password', async () => {
    const refused = join('c', nats.url.replace('//', `//house:wrong-${secret}@`));
    while (!logged.some((line) => line.includes('cannot be reached') && /authori[sz]ation/i.test(line)))
      await new Promise(setImmediate);
    assert.equal(refused.isJoined(), false);
    assert.deepEqual(
      logged.filter((line) => line.includes(secret)),
      [],
    );
  });
});
