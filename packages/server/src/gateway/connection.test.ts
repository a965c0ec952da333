import assert from 'node:assert/strict';
import { once } from 'node:events';
import { describe, test } from 'node:test';
import { dialects } from '../testing/dialects.ts';
import { bareContext, knownStation, withGateway } from '../testing/test-gateway.ts';

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

    test('a start is answered with what was stored for it, and only then (T-2)', () =>
      inDialect(async (test) => {
        const station = await test.connect();
        const stored = Promise.withResolvers<void>();
        const { submit } = test.writer;
        test.writer.submit = async (origin, fact) => {
          if (fact.kind === dialect.startKind) await stored.promise;
          return submit(origin, fact);
        };
        const answer = station.call(...dialect.start(), 's1');
        await test.fact(dialect.startKind);
        assert.equal(station.untaken.length, 0);
        stored.resolve();
        assert.deepEqual(await answer, [3, 's1', dialect.started]);
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

    test('a start repeated with the same id and payload gets its stored answer, and is told once (F-6, T-2)', () =>
      inDialect(async ({ connect, told }) => {
        const station = await connect();
        const first = await station.call(...dialect.start(), 'same');
        assert.deepEqual(await station.call(...dialect.start(), 'same'), first);
        assert.equal(told.filter(({ fact }) => fact.kind === dialect.startKind).length, 1);
        await station.leave();
      }));

    test('a repeated id with another payload is handled anew and recorded (F-6)', async () => {
      let noted: unknown;
      await inDialect(async (test) => {
        const station = await test.connect();
        await station.call(...dialect.start(), 'same');
        await station.call(...dialect.start({ name: 'T-1', evse: 2 }), 'same');
        assert.equal(test.told.filter(({ fact }) => fact.kind === dialect.startKind).length, 2);
        await station.leave();
        noted = test.deviations;
      });
      assert.deepEqual(
        (noted as { rule: string }[]).map(({ rule }) => rule),
        ['repeated-id'],
      );
    });

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

    test('messages of T-1 are answered with a result however broken they are (T-1)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        for (const payload of [{}, null, { transactionId: {} }, [], 'text', { meterValue: 5 }]) {
          for (const action of dialect.transactional) {
            assert.equal((await station.call(action, payload))[0], 3, `${action} ${JSON.stringify(payload)}`);
          }
        }
        await station.leave();
      }));

    test('where a message of T-1 cannot be stored, the socket closes with 1013 and no error is sent (T-1, R-2)', () =>
      inDialect(async (test) => {
        const told = { name: 'T-1', wh: 5 };
        for (const said of [dialect.start(), dialect.sample(told), dialect.end(told), dialect.status(1, 'Available')]) {
          const [action] = said;
          const station = await test.connect();
          const { submit } = test.writer;
          test.writer.submit = () => Promise.reject(new Error('away'));
          station.send(JSON.stringify([2, 'x', ...said]));
          assert.equal(await station.closed, 1013, action);
          assert.deepEqual(station.untaken, []);
          test.writer.submit = submit;
        }
      }));

    test('a fault in our handling is InternalError, of a message of T-1 a close; the process lives on (R-7, F-4)', () =>
      inDialect(async (test) => {
        const station = await test.connect();
        const { submit } = test.writer;
        // An outcome that no handler can read.
        test.writer.submit = () => Promise.resolve(null as never);
        assert.deepEqual(await station.call(...dialect.authorize('A'), 'a1'), [4, 'a1', 'InternalError', '', {}]);
        station.send(JSON.stringify([2, 'x', ...dialect.start()]));
        assert.equal(await station.closed, 1013);
        assert.deepEqual(test.logged, ['A call failed.', 'A call failed.']);
        test.writer.submit = submit;
      }));

    test('a station that was never accepted may boot and send messages of T-1, nothing else (F-12)', () =>
      inDialect(async ({ connect, stations }) => {
        stations.set('ST-1', { ...knownStation, everAccepted: false });
        const station = await connect();
        assert.equal((await station.call('Heartbeat', {}))[2], 'SecurityError');
        assert.equal((await station.call(...dialect.start()))[0], 3);
        assert.equal((await station.call(...dialect.boot))[0], 3);
        assert.equal((await station.call('Heartbeat', {}))[0], 3);
        await station.leave();
      }));

    test('a known station is accepted without booting again (F-12)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        assert.equal((await station.call(...dialect.authorize('A')))[0], 3);
        await station.leave();
      }));

    test('a station that an admin holds is refused whatever it was before (F-12)', () =>
      inDialect(async ({ connect, stations }) => {
        for (const admission of ['pending', 'rejected'] as const) {
          stations.set('ST-1', { ...knownStation, admission });
          const station = await connect();
          assert.equal((await station.call(...dialect.authorize('A')))[2], 'SecurityError');
          await station.leave();
        }
      }));

    test('admission is judged in the turn of a call, after the boot before it was answered (F-12)', () =>
      inDialect(async (test) => {
        test.stations.set('ST-1', { ...knownStation, everAccepted: false });
        const station = await test.connect();
        station.send(JSON.stringify([2, 'b1', ...dialect.boot]));
        station.send(JSON.stringify([2, 'n1', ...dialect.status(1, 'Available')]));
        assert.match(await station.next(), /^\[3,"b1",\{"status":"Accepted"/);
        assert.equal(await station.next(), '[3,"n1",{}]');
        await station.leave();
      }));

    test('a boot answered Rejected ends the acceptance of its connection (F-12)', () =>
      inDialect(async (test) => {
        const station = await test.connect();
        test.writer.submit = () => Promise.resolve({ admission: 'rejected', heartbeatSeconds: 60, quirks: {} });
        assert.equal((await station.call(...dialect.boot))[0], 3);
        assert.equal((await station.call('Heartbeat', {}))[2], 'SecurityError');
        test.writer.submit = () => Promise.resolve({ stored: true });
        await station.leave();
      }));

    test('a known station that comes back without booting is asked to after five seconds (F-12)', () =>
      inDialect(async ({ connect, clock }) => {
        const station = await connect();
        clock.advance(4_999);
        await station.call('Heartbeat', {});
        clock.advance(1_001);
        const asked = JSON.parse(await station.next()) as unknown[];
        assert.deepEqual(asked.slice(2), ['TriggerMessage', { requestedMessage: 'BootNotification' }]);
        station.send(JSON.stringify([3, asked[1], { status: 'Accepted' }]));
        await station.leave();
      }));

    test('what was asked for is let in before acceptance (F-12)', () =>
      inDialect(async (test) => {
        test.stations.set('ST-1', { ...knownStation, admission: 'pending' });
        const station = await test.connect();
        assert.equal((await station.call(...dialect.status(1, 'Available')))[2], 'SecurityError');
        const intent = { intent: 'triggerMessage', message: 'StatusNotification', evse: 1 } as const;
        test.queued.push({ id: 'c1', organizationId: 1, stationId: 7, epoch: 0, intent, ...bareContext });
        test.bus.ring(7);
        const asked = JSON.parse(await station.next()) as unknown[];
        assert.equal(asked[2], 'TriggerMessage');
        station.send(JSON.stringify([3, asked[1], { status: 'Accepted' }]));
        assert.equal((await station.call(...dialect.status(1, 'Available')))[0], 3);
        await station.leave();
      }));

    test('a binary frame closes with 1003 (F-9)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        station.ws.send(Buffer.from('[2,"1","Heartbeat",{}]'), { binary: true });
        assert.equal(await station.closed, 1003);
      }));

    test('a message of one MiB is taken, one byte more closes with 1009 (F-9)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        const frame = (bytes: number) => {
          const [head, tail] = ['[2,"big","DataTransfer",{"vendorId":"v","data":"', '"}]'];
          return `${head}${'x'.repeat(bytes - head.length - tail.length)}${tail}`;
        };
        station.send(frame(1_048_576));
        assert.equal(await station.next(), '[3,"big",{"status":"UnknownVendorId"}]');
        station.send(frame(1_048_577));
        assert.equal(await station.closed, 1009);
      }));

    test('compression is offered, and what is inflated counts (F-9, S-7)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect({ compress: true });
        assert.match(station.ws.extensions, /permessage-deflate/);
        assert.equal((await station.call('DataTransfer', { vendorId: 'v', data: 'x'.repeat(500_000) }))[0], 3);
        station.send(JSON.stringify([2, 'bomb', 'DataTransfer', { vendorId: 'v', data: 'x'.repeat(2_000_000) }]));
        assert.equal(await station.closed, 1009);
      }));

    test('nesting past 32 is refused before anything walks it (S-7)', () =>
      inDialect(async ({ connect }) => {
        const station = await connect();
        station.send(`[2,"deep","DataTransfer",{"vendorId":"v","data":${'['.repeat(50_000)}${']'.repeat(50_000)}}]`);
        assert.match(await station.next(), new RegExp(`^\\[4,"deep","${dialect.errors.format}"`));
        assert.equal((await station.call('Heartbeat', {}, 'after'))[1], 'after');
        await station.leave();
      }));

    test('pings are answered, a flood of them closes (S-7)', () =>
      inDialect(
        async ({ connect }) => {
          const station = await connect();
          const pong = once(station.ws, 'pong');
          station.ws.ping('hello');
          assert.deepEqual(await pong, [Buffer.from('hello')]);
          for (let n = 0; n < 5; n += 1) station.ws.ping();
          assert.equal(await station.closed, 1008);
        },
        { pingsPerSecond: 3 },
      ));

    test('a station that is quicker than allowed is read again in the next second, nothing dropped (S-7)', () =>
      inDialect(
        async ({ connect, clock }) => {
          const station = await connect();
          for (let n = 0; n < 500; n += 1) station.send(`[2,"${n}","Heartbeat",{}]`);
          for (let n = 0; n < 500; n += 1) {
            const next = station.next();
            clock.advance(1_000);
            assert.equal((JSON.parse(await next) as unknown[])[1], String(n));
          }
          await station.leave();
        },
        { framesPerSecond: 10, bootPatienceMs: 1e9 },
      ));

    test('reading pauses while the database is slow and goes on afterwards; every call is answered once (R-2)', () =>
      inDialect(async (test) => {
        const station = await test.connect();
        const stored = Promise.withResolvers<void>();
        const { submit } = test.writer;
        test.writer.submit = async (origin, fact) => {
          await stored.promise;
          return submit(origin, fact);
        };
        for (let n = 0; n < 300; n += 1) station.send(JSON.stringify([2, `s${n}`, ...dialect.start()]));
        await test.fact(dialect.startKind);
        stored.resolve();
        for (let n = 0; n < 300; n += 1) assert.equal((JSON.parse(await station.next()) as unknown[])[1], `s${n}`);
        await station.leave();
      }));
  });
}
