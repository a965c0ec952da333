// Answers a handshake that becomes no connection, in plain HTTP, and ends the socket; says nothing of the reason (S-3).
import { STATUS_CODES } from 'node:http';
import type { Duplex } from 'node:stream';

export type RefusalStatus = 400 | 401 | 403 | 404 | 503;

export function refuse(socket: Duplex, status: RefusalStatus, headers: Readonly<Record<string, string>> = {}): void {
  const lines = Object.entries({ ...headers, Connection: 'close', 'Content-Length': '0' });
  const head = lines.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  // Destroyed when sent: a client that keeps its own half open would else hold the socket.
  socket.once('finish', () => socket.destroy());
  socket.end(`HTTP/1.1 ${status} ${STATUS_CODES[status]}\r\n${head}\r\n`);
}

export function refuseUnproven(socket: Duplex): void {
  refuse(socket, 401, { 'WWW-Authenticate': 'Basic realm="OCPP", charset="UTF-8"' });
}

export function refuseForNow(socket: Duplex, retryAfterSeconds: number): void {
  refuse(socket, 503, { 'Retry-After': String(retryAfterSeconds) });
}
