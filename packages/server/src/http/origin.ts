// Where a request comes from and which address the panel has for it (S-16, S-17, S-21); reads only the request and settings.
import type { FastifyRequest } from 'fastify';

export type Addresses = {
  /** As configured; else each request's own host counts. */
  publicUrl?: string | undefined;
  /** The port of the stations where it is not the panel's. */
  ocppPort?: number | undefined;
  /** The only hosts that are answered; all where missing. */
  allowedHosts?: readonly string[] | undefined;
};

export function isAllowedHost({ allowedHosts }: Addresses, request: FastifyRequest): boolean {
  return allowedHosts === undefined || allowedHosts.includes(request.hostname);
}

/** True where the request was sent by a page of the panel itself. */
export function isOwnOrigin({ publicUrl }: Addresses, request: FastifyRequest): boolean {
  const origin = URL.parse(request.headers.origin ?? '');
  if (origin === null) return false;
  return origin.host === request.host || origin.origin === URL.parse(publicUrl ?? '')?.origin;
}

/** Browsers keep Secure cookies away from plain HTTP, so only where the operator's own browser speaks TLS. */
export function speaksTls({ publicUrl }: Addresses, request: FastifyRequest): boolean {
  return request.protocol === 'https' || publicUrl?.startsWith('https:') === true;
}

/** The address under which stations find this server. */
export function stationsAddress(addresses: Addresses, request: FastifyRequest): string {
  const url = new URL(addresses.publicUrl ?? `${request.protocol}://${request.host}`);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  if (addresses.ocppPort !== undefined) url.port = String(addresses.ocppPort);
  return `${url.protocol}//${url.host}`;
}
