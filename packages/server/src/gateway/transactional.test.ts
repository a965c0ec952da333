// Messages of T-1 and their resends: what is answered once they are stored, and what where they cannot be.
import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { dialects } from '../testing/dialects.ts';
import { withGateway } from '../testing/gateway/test-gateway.ts';

for (const dialect of dialects) {
  const inDialect: typeof withGateway = (run, limits) => withGateway(run, limits, dialect.subprotocol);

  describe(`messages that must not be lost, in ${dialect.version}`, () => {
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
  });
}
