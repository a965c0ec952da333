// Stands in for the server while the panel is worked on alone: the organization of the pictures, with a little life.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Plugin } from 'vite';
import { createFixtures } from './fixtures.ts';
import type { Fixtures } from './fixtures.ts';

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return parts.length === 0 ? {} : (JSON.parse(Buffer.concat(parts).toString()) as Record<string, unknown>);
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.statusCode = status;
  response.setHeader('content-type', status < 400 ? 'application/json' : 'application/problem+json');
  response.end(status === 204 ? undefined : JSON.stringify(body));
}

const problem = (status: number, code: string, number: number) => ({
  status,
  code,
  number,
  title: code,
  reference: 'f1x7',
});

function openStream(response: ServerResponse, fixtures: Fixtures): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  const stop = fixtures.onNews((kinds) => response.write(`event: news\ndata: ${JSON.stringify({ kinds })}\n\n`));
  response.on('close', stop);
}

async function answer(fixtures: Fixtures, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', 'http://fixture');
  const path = url.pathname.replace('/api/v1', '');
  const isLoggedIn = (request.headers.cookie ?? '').includes('fixture=1');
  if (path === '/setup') return send(response, 200, { needed: fixtures.needsSetup });
  if (path === '/login') {
    const { password } = await bodyOf(request);
    if (password === 'wrong') return send(response, 401, problem(401, 'wrong_credentials', 10));
    response.setHeader('set-cookie', 'fixture=1; Path=/');
    return send(response, 200, fixtures.me());
  }
  if (!isLoggedIn) return send(response, 401, problem(401, 'login_ended', 11));
  if (path === '/logout') {
    response.setHeader('set-cookie', 'fixture=; Path=/; Max-Age=0');
    return send(response, 204, null);
  }
  if (path === '/live') return openStream(response, fixtures);
  const body = request.method === 'POST' ? await bodyOf(request) : {};
  const found = fixtures.answer(request.method ?? 'GET', path, url.searchParams, body);
  return found === undefined ? send(response, 404, problem(404, 'not_found', 4)) : send(response, 200, found);
}

export function fixtureServer(): Plugin {
  return {
    name: 'stationmaster-fixtures',
    configureServer(server) {
      const fixtures = createFixtures(Number(process.env['FIXTURE_STATIONS'] ?? 0));
      server.httpServer?.on('close', fixtures.stop);
      server.middlewares.use((request, response, next) => {
        if (request.url?.startsWith('/api/v1')) void answer(fixtures, request, response);
        else next();
      });
    },
  };
}
