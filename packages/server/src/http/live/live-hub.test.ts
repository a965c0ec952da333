import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createMemoryBus } from '../../bus/memory.ts';
import type { News } from '../../facts.ts';
import { Failure } from '../../failures.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import type { Viewer } from '../../viewer.ts';
import { LiveHub } from './live-hub.ts';
import type { Sink } from './live-stream.ts';

const turn = () => new Promise(setImmediate);
const organizationId = 1;

function viewerOf(key: string, baseGroupId: number, endsAt: Date): Viewer {
  return {
    kind: 'operator',
    organization: { id: organizationId, slug: 'acme', name: 'ACME', timeZone: 'UTC', supportAddress: null },
    operator: { id: 1, username: key, name: '', email: '', language: null },
    role: 'basic',
    baseGroup: { id: baseGroupId, name: '' },
    sight: { baseGroupId, orphans: false },
    actor: { operatorId: 1, name: key, address: null },
    pass: { key, endsAt },
    csrfToken: '',
    beganAs: 'basic',
    secondFactorMissing: false,
  };
}

/** A reader whose pace the test sets. */
function createReader() {
  const reader = {
    text: '',
    ended: false,
    stuck: false,
    writableLength: 0,
    drained: () => undefined as void,
    write(text: string): boolean {
      reader.text += text;
      if (reader.stuck) reader.writableLength += text.length;
      return !reader.stuck;
    },
    end(text = '') {
      reader.text += text;
      reader.ended = true;
    },
    once: (_event: 'drain', listener: () => void) => (reader.drained = listener),
    /** What was said since the last look. */
    said(): { event: string; data: string; id: string }[] {
      const blocks = reader.text.split('\n\n').filter((block) => block.includes(':') && !block.startsWith(':'));
      reader.text = '';
      return blocks.map((block) => {
        const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1] ?? '';
        return { event: field('event'), data: field('data'), id: field('id') };
      });
    },
  };
  return reader satisfies Sink;
}

function startHub() {
  const clock = createManualClock();
  const bus = createMemoryBus((error) => {
    throw error;
  });
  const sights = new Map<number, number[]>([
    [10, [1, 2]],
    [20, [3]],
  ]);
  const ended = new Set<string>();
  const faults: unknown[] = [];
  let sightIsRead = Promise.resolve();
  const hub = new LiveHub({
    clock,
    bus,
    processId: 'here',
    readSight: ({ sight }) => sightIsRead.then(() => new Set(sights.get(sight.baseGroupId))),
    findEnded: () => Promise.resolve(ended),
    onFault: (error) => faults.push(error),
  });
  const later = async (ms: number) => {
    clock.advance(ms);
    await turn();
  };
  /** The database answers who sees what only once it is let go. */
  const holdSight = () => {
    const held = Promise.withResolvers<void>();
    sightIsRead = held.promise;
    return async () => {
      held.resolve();
      await turn();
    };
  };
  const tell = (...news: Omit<News, 'organizationId'>[]) =>
    bus.publish(news.map((one) => ({ ...one, organizationId })));
  const open = async (baseGroupId: number, lastEventId?: string, key = `login ${baseGroupId}`) => {
    const reader = createReader();
    const endsAt = new Date(clock.now().getTime() + 2 * 60 * 60_000);
    const leave = await hub.open(viewerOf(key, baseGroupId, endsAt), reader, lastEventId);
    return { reader, leave };
  };
  return { hub, clock, bus, sights, ended, faults, later, tell, holdSight, open };
}

const point = (stationId: number): Omit<News, 'organizationId'> => ({ kind: 'point', stationId });

test('news reaches those who see its station and nobody else (S-12)', async () => {
  const { hub, bus, later, tell, open } = startHub();
  const [{ reader: beta }, { reader: gamma }] = [await open(10), await open(20)];
  beta.said();
  tell(point(1), point(3), { kind: 'session', stationId: 2, id: 77 });
  bus.publish([{ ...point(1), organizationId: 2 }]);
  await later(250);
  assert.deepEqual(
    beta.said().map(({ data }) => data),
    ['{"kinds":[{"kind":"point","stationId":1},{"kind":"session","stationId":2,"sessionId":77}]}'],
  );
  assert.deepEqual(
    gamma.said().flatMap(({ data }) => data || []),
    ['{"kinds":[{"kind":"point","stationId":3}]}'],
  );
  hub.close();
});

test('a station that changes a hundred times a second is told of four times', async () => {
  const { hub, later, tell, open } = startHub();
  const { reader } = await open(10);
  reader.said();
  for (let change = 0; change < 100; change += 1) {
    tell(point(1));
    await later(10);
  }
  assert.equal(reader.said().length, 4);
  hub.close();
});

test('a stream that broke off goes on where it was', async () => {
  const { hub, later, tell, open } = startHub();
  const { reader, leave } = await open(10);
  tell(point(1));
  await later(250);
  const { id } = reader.said().at(-1)!;
  leave();
  tell(point(2), point(3));
  const { reader: again } = await open(10, id);
  assert.deepEqual(
    again.said().map(({ data }) => data),
    ['{"kinds":[{"kind":"point","stationId":2}]}'],
  );
  hub.close();
});

test('a stream that breaks off while it is being told goes on with what came meanwhile (R-2)', async () => {
  const { hub, later, tell, holdSight, open } = startHub();
  const { reader, leave } = await open(10);
  reader.said();
  const letGo = holdSight();
  tell({ kind: 'group', stationId: null });
  await later(250);
  tell(point(2));
  await letGo();
  const [group, ...more] = reader.said();
  assert.deepEqual([group?.data, more], ['{"kinds":[{"kind":"group"}]}', []]);
  leave();
  const { reader: again } = await open(10, group?.id);
  assert.deepEqual(
    again.said().map(({ data }) => data),
    ['{"kinds":[{"kind":"point","stationId":2}]}'],
  );
  hub.close();
});

test('the first word to a stream that comes back is what it missed, also where others are told just then (R-2)', async () => {
  const { hub, later, tell, holdSight, open } = startHub();
  const { reader: other } = await open(10);
  tell(point(1));
  await later(250);
  const { id } = other.said().at(-1)!;
  tell(point(2));
  await later(250);
  const letGo = holdSight();
  tell({ kind: 'group', stationId: null });
  await later(250);
  const opening = open(10, id);
  await letGo();
  const { reader } = await opening;
  assert.match(reader.said()[0]?.data ?? '', /"point","stationId":2/);
  hub.close();
});

test('where too much was missed, or another process spoke before, the stream says reset', async () => {
  const { hub, tell, open } = startHub();
  for (let change = 0; change < 10_001; change += 1) tell(point(1));
  for (const left of ['here.0', 'elsewhere.5', 'here.99999', 'nonsense']) {
    const { reader, leave } = await open(10, left);
    assert.deepEqual(
      reader.said().map(({ event, id }) => [event, id]),
      [['reset', 'here.10001']],
      left,
    );
    leave();
  }
  hub.close();
});

test('where news of other nodes may have been missed, all streams say reset, those too that come back later (R-5)', async () => {
  const { hub, bus, later, tell, open } = startHub();
  const { reader } = await open(10);
  const { reader: gone, leave } = await open(20);
  tell(point(3));
  await later(250);
  const { id } = gone.said().at(-1)!;
  leave();
  reader.said();
  bus.tellGap();
  await later(250);
  const { reader: again } = await open(20, id);
  assert.deepEqual(
    [reader, again].map((one) => one.said().map(({ event }) => event)),
    [['reset'], ['reset']],
  );
  await later(250);
  assert.deepEqual(reader.said(), []);
  hub.close();
});

test('a reader that does not read misses news, never the server its memory, and is told reset (R-2)', async () => {
  const { hub, later, tell, open } = startHub();
  const { reader } = await open(10);
  reader.stuck = true;
  for (let second = 0; second < 30_000; second += 250) {
    tell(
      ...Array.from({ length: 200 }, (_, id): Omit<News, 'organizationId'> => ({ kind: 'session', stationId: 1, id })),
    );
    await later(250);
  }
  assert.ok(reader.writableLength < 300 * 1024, `${reader.writableLength} bytes wait`);
  reader.said();
  reader.stuck = false;
  reader.drained();
  assert.deepEqual(
    reader.said().map(({ event }) => event),
    ['reset'],
  );
  hub.close();
});

test('a stream ends with its login, whatever the wall clock says (S-12, R-8)', async () => {
  const { hub, clock, ended, later, open } = startHub();
  const [{ reader: beta }, { reader: gamma }] = [await open(10), await open(20)];
  ended.add('login 10');
  await later(5_000);
  await later(250);
  assert.equal(beta.said().at(-1)?.event, 'ended');
  assert.deepEqual([beta.ended, gamma.ended], [true, false]);
  await later(2 * 60 * 60_000);
  assert.equal(gamma.said().at(-1)?.event, 'ended');
  assert.equal(hub.openStreams, 0);
  assert.equal(clock.pendingTimers, 0);
});

test('the reader of an ended stream may go late: who came since goes on being told', async () => {
  const { hub, ended, later, tell, open } = startHub();
  const { reader: stopped, leave } = await open(10, undefined, 'stopped');
  ended.add('stopped');
  await later(5_000);
  assert.ok(stopped.ended);
  const { reader } = await open(10);
  reader.said();
  leave();
  tell(point(1));
  await later(250);
  assert.equal(reader.said().at(-1)?.event, 'news');
  hub.close();
});

test('a station that comes into sight is told of with its first news (S-12)', async () => {
  const { hub, sights, later, tell, open } = startHub();
  const { reader } = await open(10);
  reader.said();
  sights.set(10, [1, 2, 9]);
  tell({ kind: 'station', stationId: 9 });
  await later(250);
  assert.equal(reader.said()[0]?.data, '{"kinds":[{"kind":"station","stationId":9}]}');
  sights.set(10, [1, 2]);
  tell({ kind: 'group', stationId: null }, point(9));
  await later(250);
  assert.equal(reader.said()[0]?.data, '{"kinds":[{"kind":"group"}]}');
  hub.close();
});

test('while the database cannot say who sees what, news waits', async () => {
  const { hub, bus, clock, faults } = startHub();
  hub.close();
  let away = false;
  const careful = new LiveHub({
    clock,
    bus,
    processId: 'here',
    readSight: () => (away ? Promise.reject(new Error('away')) : Promise.resolve(new Set([1]))),
    findEnded: () => Promise.resolve(new Set<string>()),
    onFault: (error) => faults.push(error),
  });
  const reader = createReader();
  await careful.open(viewerOf('one', 10, new Date(clock.now().getTime() + 1e9)), reader, undefined);
  reader.said();
  away = true;
  bus.publish([
    { kind: 'group', stationId: null, organizationId },
    { ...point(1), organizationId },
  ]);
  clock.advance(250);
  await turn();
  assert.deepEqual([reader.said(), faults.length], [[], 1]);
  away = false;
  clock.advance(250);
  await turn();
  assert.match(reader.said()[0]?.data ?? '', /"point","stationId":1/);
  careful.close();
});

test('one login holds a dozen streams, no more', async () => {
  const { hub, open } = startHub();
  for (let count = 0; count < 12; count += 1) await open(10, undefined, 'greedy');
  await assert.rejects(
    open(10, undefined, 'greedy'),
    (error) => error instanceof Failure && error.code === 'too_many_attempts',
  );
  await open(10, undefined, 'modest');
  hub.close();
});

test('a quiet stream says every 15 seconds that it is alive', async () => {
  const { hub, later, open } = startHub();
  const { reader } = await open(10);
  await later(15_000);
  assert.equal(reader.said().at(-1)?.event, 'alive');
  hub.close();
});
