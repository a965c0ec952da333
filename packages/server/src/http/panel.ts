// Serves the built panel from memory: every address that is no file is the panel's page, with a nonce of its own.
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Failure } from '../failures.ts';
import { hardenPage } from './headers.ts';
import { sendFailure } from './problem.ts';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.txt': 'text/plain; charset=utf-8',
};
const compressible = /^(text|application\/json|application\/manifest|image\/svg)/;
const gzipped = promisify(gzip);

type Asset = { body: Buffer; zipped?: Promise<Buffer>; type: string; etag: string; hashed: boolean };

/** Takes every GET that no route has taken; what belongs to the API or the stations is not found. */
export function servePanel(app: FastifyInstance, folder: string | undefined): void {
  const assets = folder === undefined ? new Map<string, Asset>() : readAssets(folder);
  const page = assets.get('/index.html')?.body.toString('utf8');
  assets.delete('/index.html');
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '/';
    const asset = assets.get(path);
    const readable = request.method === 'GET' || request.method === 'HEAD';
    if (readable && asset !== undefined) return sendAsset(request, reply, asset);
    const elsewhere = /^\/(api|ocpp|assets)(\/|$)/.test(path);
    if (readable && page !== undefined && !elsewhere) return sendPage(reply, page);
    return sendFailure(request, reply, new Failure('not_found'));
  });
}

function readAssets(folder: string): Map<string, Asset> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(
    files.map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const address = `/${relative(folder, path).split(sep).join('/')}`;
      return [address, assetOf(address, readFileSync(path))];
    }),
  );
}

function assetOf(address: string, body: Buffer): Asset {
  const type = types[extname(address)] ?? 'application/octet-stream';
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  return { body, type, etag, hashed: address.startsWith('/assets/') };
}

async function sendAsset(request: FastifyRequest, reply: FastifyReply, asset: Asset): Promise<FastifyReply> {
  void reply
    .code(200)
    .type(asset.type)
    .header('etag', asset.etag)
    .header('cache-control', asset.hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
  if (request.headers['if-none-match'] === asset.etag) return reply.code(304).send();
  if (!compressible.test(asset.type)) return reply.send(asset.body);
  void reply.header('vary', 'accept-encoding');
  if (!/\bgzip\b/.test(request.headers['accept-encoding'] ?? '')) return reply.send(asset.body);
  asset.zipped ??= gzipped(asset.body, { level: 9 });
  return reply.header('content-encoding', 'gzip').send(await asset.zipped);
}

function sendPage(reply: FastifyReply, page: string): FastifyReply {
  const nonce = randomBytes(16).toString('base64');
  return hardenPage(reply, nonce)
    .code(200)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(page.replaceAll('__CSP_NONCE__', nonce));
}
