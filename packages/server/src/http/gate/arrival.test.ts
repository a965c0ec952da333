import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect, type AddressInfo } from 'node:net';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { after, before, describe, test } from 'node:test';
import fastify from 'fastify';
import { createManualClock } from '../../testing/manual-clock.ts';
import { boundArrival } from './arrival.ts';

describe('the arrival of a request', () => {
  const app = fastify();
  const clock = createManualClock();
  let port = 0;
  let begun = Promise.withResolvers<void>();

  before(async () => {
    boundArrival(app, clock);
    app.addHook('onRequest', async ({ headers }) => {
      if (headers.authorization === undefined) throw new Error('refused');
    });
    app.addHook('preParsing', async () => begun.resolve());
    app.addContentTypeParser('text/csv', (_request, payload, done) => done(null, payload));
    app.post('/login', () => 'in');
    app.post('/file', { config: { bringsFile: true } }, ({ body }) => text(body as Readable));
    await app.listen({ host: '127.0.0.1', port: 0 });
    ({ port } = app.server.address() as AddressInfo);
  });
  after(() => app.close());

  /** Half of a body, with the socket on which the rest may follow. */
  function bringHalf(path: string, ...headers: string[]) {
    begun = Promise.withResolvers();
    const socket = connect(port, '127.0.0.1');
    const head = [`POST ${path} HTTP/1.1`, 'Host: x', 'Content-Length: 8', ...headers];
    socket.write(`${head.join('\r\n')}\r\n\r\nhalf`);
    return socket;
  }
  const letIn = ['Authorization: x', 'Content-Type: text/csv', 'Connection: close'];

  test('one whose body has not come within five minutes is cut (S-7)', async () => {
    const socket = bringHalf('/login', 'Authorization: x', 'Content-Type: application/json');
    socket.resume();
    await begun.promise;
    clock.advance(5 * 60_000 - 1);
    assert.equal(clock.pendingTimers, 1);
    clock.advance(1);
    await once(socket, 'close');
    assert.equal(clock.pendingTimers, 0);
  });

  test('a file may take longer (S-7)', async () => {
    const socket = bringHalf('/file', ...letIn);
    await begun.promise;
    assert.equal(clock.pendingTimers, 0);
    clock.advance(30 * 60_000);
    socket.write('half');
    assert.match(await text(socket), /halfhalf$/);
  });

  test('who is refused is waited for no longer, at the address of a file too (S-7)', async () => {
    const socket = bringHalf('/file');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    assert.match(answer.toString(), /^HTTP\/1\.1 500 /);
    assert.equal(clock.pendingTimers, 1);
    clock.advance(5 * 60_000);
    await once(socket, 'close');
    assert.equal(clock.pendingTimers, 0);
  });
});
