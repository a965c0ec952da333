// What is answered to which frame, and in which order.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dialects } from '../../testing/dialects.ts';
import { withGateway } from '../../testing/gateway/test-gateway.ts';

test('an unreadable frame gets no answer in 1.6, and the connection goes on (F-3)', () =>
  withGateway(async ({ connect }) => {
    const station = await connect();
    for (const broken of ['{', 'hello', '[]', '{}', '[9,"x"]']) station.send(broken);
    assert.deepEqual((await station.call('Heartbeat', {}, 'h1'))[1], 'h1');
    assert.equal(station.untaken.length, 0);
    await station.leave();
  }));

test('an unreadable frame is told so without an id in 2.0.1, a type of message that it has not as such (F-3)', () =>
  withGateway(
    async ({ connect }) => {
      const station = await connect();
      for (const broken of ['{', 'hello', '[]', '{}']) {
        station.send(broken);
        assert.deepEqual(
          (JSON.parse(await station.next()) as unknown[]).slice(0, 3),
          [4, '-1', 'RpcFrameworkError'],
          broken,
        );
      }
      station.send('[9,"x"]');
      assert.deepEqual((JSON.parse(await station.next()) as unknown[]).slice(0, 3), [
        4,
        'x',
        'MessageTypeNotSupported',
      ]);
      assert.deepEqual((await station.call('Heartbeat', {}, 'h1'))[1], 'h1');
      await station.leave();
    },
    {},
    'ocpp2.0.1',
  ));

test('what wants no answer gets none in 2.1, a send and an error about an answer of ours; both are noted (F-3)', async () => {
  let noted: unknown;
  await withGateway(
    async ({ connect, deviations }) => {
      const station = await connect();
      station.send('[6,"s","NotifyPeriodicEventStream",{"id":1,"pending":0,"basetime":"2026-03-01T12:00:00Z"}]');
      station.send('[5,"h0","TypeConstraintViolation","currentTime",{}]');
      assert.deepEqual((await station.call('Heartbeat', {}, 'h1'))[1], 'h1');
      assert.equal(station.untaken.length, 0);
      await station.leave();
      noted = deviations;
    },
    {},
    'ocpp2.1',
  );
  assert.deepEqual(
    (noted as { rule: string }[]).map(({ rule }) => rule),
    ['unexpected-send', 'result-refused'],
  );
});

for (const dialect of dialects) {
  const inDialect: typeof withGateway = (run, limits) => withGateway(run, limits, dialect.subprotocol);

  describe(`a connection that speaks ${dialect.version}`, () => {
    test('a call with an empty id is answered by the name its version has for it (F-3)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        assert.equal((await station.call('Heartbeat', {}, ''))[2], dialect.errors.unreadableId);
        await station.leave();
      }));

    test('a heartbeat is answered in its turn, without the database', () =>
      inDialect(async ({ connect, told }) => {
        const station = await connect();
        assert.deepEqual(await station.call('Heartbeat', {}, 'h1'), [
          3,
          'h1',
          { currentTime: '2026-03-01T12:00:00.000Z' },
        ]);
        assert.deepEqual(
          told.map(({ fact }) => fact.kind),
          ['stationConnected'],
        );
        await station.leave();
      }));

    test('who speaks comes from the connection, never from the payload (S-6)', () =>
      inDialect(async ({ connect, fact }) => {
        const station = await connect();
        const [action, payload] = dialect.start();
        await station.call(action, { ...payload, stationId: 99, organizationId: 99 });
        const { origin } = await fact(dialect.startKind);
        assert.deepEqual([origin.organizationId, origin.stationId], [1, 7]);
        await station.leave();
      }));

    test("a station's calls are answered in the order of their arrival, none refused (F-5)", () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        const ids = ['a', 'b', 'c', 'd'];
        station.send(JSON.stringify([2, 'a', ...dialect.start()]));
        for (const id of ['b', 'c']) station.send(JSON.stringify([2, id, 'Heartbeat', {}]));
        station.send(JSON.stringify([2, 'd', ...dialect.end({ name: 4711, wh: 1, at: 'x' })]));
        for (const id of ids) assert.equal((JSON.parse(await station.next()) as unknown[])[1], id);
        await station.leave();
      }));

    test('an unknown action is NotImplemented, in five elements (F-4)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        const answer = await station.call('MakeCoffee', {}, 'c1');
        assert.equal(answer.length, 5);
        assert.deepEqual([answer[0], answer[1], answer[2], answer[4]], [4, 'c1', 'NotImplemented', {}]);
        for (const action of ['constructor', '__proto__', 'toString', 'ClearCache']) {
          assert.equal((await station.call(action, {}))[2], 'NotImplemented', action);
        }
        await station.leave();
      }));

    test('unknown fields, numbers for texts and unknown words are taken, and recorded for the station (F-10)', async () => {
      let noted: { rule: string; stationId: number }[] = [];
      await inDialect(async (test) => {
        const station = await test.connect();
        assert.deepEqual(await station.call(...dialect.oddStatus, 'n1'), [3, 'n1', {}]);
        const { fact } = await test.fact('pointStatus');
        assert.ok(fact.kind === 'pointStatus');
        assert.deepEqual([fact.evse, fact.status], [1, 'OutToLunch']);
        await station.leave();
        noted = test.deviations;
      });
      const rules = noted.filter(({ stationId }) => stationId === 7).map(({ rule }) => rule);
      for (const rule of ['number-for-string', 'string-for-number', 'unknown-enum', 'unknown-field']) {
        assert.ok(rules.includes(rule), rule);
      }
    });

    test('times with any offset are understood, without one in the zone of the station, unreadable ones as of arrival (F-11)', () =>
      inDialect(async (test) => {
        const station = await test.connect();
        const arrival = test.clock.now().toISOString();
        for (const [said, understood, plausible] of [
          ['2026-03-01T13:59:00.1239999+02:00', '2026-03-01T11:59:00.123Z', true],
          ['2026-03-01T13:59:00', '2026-03-01T11:59:00.000Z', true],
          ['yesterday', arrival, false],
        ] as const) {
          await station.call(...dialect.status(1, 'Available', said));
          const { fact } = await test.fact('pointStatus');
          assert.ok(fact.kind === 'pointStatus');
          assert.deepEqual([fact.when.at.toISOString(), fact.when.plausible], [understood, plausible], said);
        }
        await station.leave();
      }));

    test('a null payload is an empty one (F-10)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        assert.equal((await station.call('Heartbeat', null))[0], 3);
        await station.leave();
      }));

    test('a message that is not of T-1 and lacks what it needs is refused in the words of the version (F-4)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        const answer = await station.call(...dialect.lackingStatus);
        assert.deepEqual([answer[0], answer[2]], [4, dialect.errors.missing]);
        await station.leave();
      }));
  });
}
