// The door for stations' files: firmware goes out, diagnostics come in, each by a one-time address; it knows no operator.
import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { recordAudit } from '../audit/audit.ts';
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { catalogue, Failure } from '../failures.ts';
import type { FileStore } from '../files/files.ts';
import { placeOfImage } from '../firmware/firmware.ts';
import { readFilePath, type AddressKey, type NamedFile } from './addresses.ts';
import { boundaryIn, firstFile } from './multipart.ts';
import { findForStation, findOrganization, storeReceived, type OpenTransfer } from './queries.ts';
import { rangeWanted } from './range.ts';
import { isDone, safeFileName } from './rules.ts';
import { placeOfFile } from './transfers.ts';

type Parts = {
  doors: Pick<Doors, 'withDirectory' | 'withTenant'>;
  files: FileStore;
  secretKey: AddressKey;
  clock: Pick<Clock, 'now'>;
  addressOf(request: IncomingMessage): string;
  log: { warn(about: object, sentence: string): void };
};
type Open = { organizationId: number; transfer: OpenTransfer; named: NamedFile };

/** True where the request was for a file, and is being answered. */
export type FileDoor = (request: IncomingMessage, response: ServerResponse) => boolean;

export function createFileDoor(parts: Parts): FileDoor {
  return (request, response) => {
    const named = readFilePath(parts.secretKey, request.url ?? '');
    if (named === undefined) return false;
    answer(parts, named, request, response).catch((error: unknown) => refuse(parts, error, request, response));
    return true;
  };
}

async function answer(
  parts: Parts,
  named: NamedFile | null,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const open = named === null ? undefined : await findOpen(parts, named);
  if (open === undefined) {
    // A stranger's body is not waited for.
    response.setHeader('connection', 'close');
    return say(response, 404);
  }
  const wanted = open.transfer.kind === 'firmware' ? ['GET', 'HEAD'] : ['PUT', 'POST'];
  if (!wanted.includes(request.method ?? '')) {
    response.setHeader('allow', wanted.join(', '));
    return say(response, 405);
  }
  const { expiresAt, progress, receivedAt } = open.transfer;
  const isSpent = expiresAt === null || expiresAt <= parts.clock.now() || isDone(progress.map(({ status }) => status));
  if (isSpent || receivedAt !== null) return say(response, 410);
  return open.transfer.kind === 'firmware'
    ? giveFirmware(parts, open, request, response)
    : takeDiagnostics(parts, open, request, response);
}

async function findOpen({ doors }: Parts, named: NamedFile): Promise<Open | undefined> {
  const organizationId = await doors.withDirectory((tx) => findOrganization(tx, named.commandId));
  if (organizationId === undefined) return undefined;
  const transfer = await doors.withTenant(organizationId, (tx) => findForStation(tx, named.commandId));
  return transfer && { organizationId, transfer, named };
}

async function giveFirmware(
  { files }: Parts,
  { organizationId, transfer }: Open,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const place = placeOfImage(organizationId, transfer.imageId ?? 0);
  const whole = await files.read(place);
  if (whole === undefined) return say(response, 410);
  const { sizeBytes } = whole;
  const range = rangeWanted(request.headers.range, sizeBytes);
  whole.bytes.destroy();
  if (range === 'beyond') {
    response.setHeader('content-range', `bytes */${sizeBytes}`);
    return say(response, 416);
  }
  const part = range === 'whole' ? { start: 0, end: sizeBytes - 1 } : range;
  response.writeHead(range === 'whole' ? 200 : 206, {
    ...hardened,
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="${safeFileName(transfer.imageName, 'firmware.bin')}"`,
    'content-length': String(part.end - part.start + 1),
    'accept-ranges': 'bytes',
    ...(range !== 'whole' && { 'content-range': `bytes ${part.start}-${part.end}/${sizeBytes}` }),
  });
  const kept = request.method === 'HEAD' || sizeBytes === 0 ? undefined : await files.read(place, part);
  if (kept === undefined) return void response.end();
  await pipeline(kept.bytes, response);
}

async function takeDiagnostics(
  { doors, files, clock, addressOf }: Parts,
  { organizationId, transfer, named }: Open,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > files.limitBytes) throw new Failure('file_too_large');
  const boundary = boundaryIn(request.headers['content-type']);
  const { name, bytes } =
    boundary === undefined ? { name: named.name, bytes: request } : await firstFile(request, boundary);
  const place = placeOfFile(organizationId, named.commandId);
  const file = await files.write(place, bytes);
  const fileName = safeFileName(name ?? named.name, `diagnostics-${transfer.identifier}.bin`);
  await doors.withTenant(organizationId, async (tx) => {
    if (!(await storeReceived(tx, named.commandId, { ...file, fileName, at: clock.now() }))) return;
    const actor = { operatorId: null, name: transfer.identifier, address: addressOf(request) };
    const subject = { kind: 'station', id: transfer.stationId };
    await recordAudit(tx, actor, { action: 'diagnostics.receive', subject, after: { fileName, ...file } });
    tx.news.push({ kind: 'command', organizationId, stationId: transfer.stationId, id: named.commandId });
  });
  say(response, 200);
}

const hardened = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
};

function refuse({ log }: Parts, error: unknown, request: IncomingMessage, response: ServerResponse): void {
  const status = error instanceof Failure ? catalogue[error.code].status : 500;
  // A station that hangs up half way is no fault of ours, and tries again.
  if (status === 500 && !request.destroyed) log.warn({ err: error }, 'A file of a station could not be moved.');
  if (response.headersSent) return void response.destroy();
  // What is left of a body is not waited for.
  response.setHeader('connection', 'close');
  say(response, status);
}

function say(response: ServerResponse, status: number): void {
  response.writeHead(status, { ...hardened, 'content-length': '0' });
  response.end();
}
