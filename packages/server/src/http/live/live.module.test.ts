import assert from 'node:assert/strict';
import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, test } from 'node:test';
import { paintPicture, startTestPanel, type Picture, type TestPanel } from '../../testing/panel.ts';

let panel: TestPanel;
let picture: Picture;
let port: number;

before(async () => {
  panel = await startTestPanel();
  picture = await paintPicture(panel.doors);
  await panel.app.listen({ port: 0, host: '127.0.0.1' });
  port = (panel.app.server.address() as AddressInfo).port;
});
after(() => panel.stop());

async function openStream(cookie: string, headers: Record<string, string> = {}): Promise<IncomingMessage> {
  const request = get({ port, path: '/api/v1/live', headers: { cookie, ...headers } });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  response.setEncoding('utf8');
  return response;
}

/** Reads on, moving the clock, until the stream has said this. */
async function until(stream: IncomingMessage, said: RegExp): Promise<string> {
  let text = '';
  stream.on('data', (piece: string) => (text += piece));
  while (!said.test(text)) {
    await new Promise(setImmediate);
    panel.clock.advance(250);
  }
  stream.removeAllListeners('data');
  return text;
}

test('an open panel is told what was committed, within its domain (S-12)', async () => {
  const beta = await panel.logIn('beta');
  const stream = await openStream(beta.cookie);
  assert.equal(stream.headers['content-type'], 'text/event-stream; charset=utf-8');
  assert.equal(stream.headers['x-content-type-options'], 'nosniff');
  assert.match(String(stream.headers['content-security-policy']), /default-src 'none'/);
  const alpha = await panel.logIn('alpha');
  const add = (identifier: string, groupId: number) =>
    alpha.post('/stations', { name: identifier, identifier, groupId });
  await add('UNSEEN', picture.groups.C);
  await add('SEEN', picture.groups.B);
  const text = await until(stream, /event: news/);
  assert.equal(text.match(/"stationId":\d+/g)?.length, 1);
  stream.destroy();
});

test('logging out says ended and closes the stream (S-12, S-15)', async () => {
  const gamma = await panel.logIn('gamma');
  const stream = await openStream(gamma.cookie);
  await gamma.post('/logout');
  assert.match(await until(stream, /event: ended/), /event: ended\ndata: \{\}/);
  stream.resume();
  if (!stream.readableEnded) await once(stream, 'end');
});

test('ending one’s other logins says ended to their streams with the next tick (S-12, S-15)', async () => {
  const [here, elsewhere] = [await panel.logIn('gamma'), await panel.logIn('gamma')];
  const stream = await openStream(elsewhere.cookie);
  await here.delete('/account/logins');
  assert.match(await until(stream, /event: ended/), /event: ended/);
  stream.destroy();
});

test('a stream of another process is told to read everything again', async () => {
  const gamma = await panel.logIn('gamma');
  const stream = await openStream(gamma.cookie, { 'last-event-id': 'another.17' });
  assert.match(await until(stream, /\n\n/), /event: reset/);
  stream.destroy();
});

test('without a login there is no stream (S-11)', async () => {
  const stream = await openStream('');
  assert.equal(stream.statusCode, 401);
  stream.resume();
  await once(stream, 'end');
});
