// Where a request comes from and which address the panel has for it (S-16, S-17, S-21); reads only the request and settings.
import type { FastifyRequest } from 'fastify';

export type Addresses = {
  /** As configured; else each request's own host counts. */
  publicUrl?: string | undefined;
  /** The port of the stations where it is not the panel's. */
  ocppPort?: number | undefined;
  /** The port where stations come in over TLS. */
  tlsPort?: number | undefined;
  /** A proxy in front hands on stations' certificates. */
  takesCertificates?: boolean | undefined;
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

/** The addresses under which stations find this server: over TLS where one is known, and without where that is possible. */
export function stationsAddresses(
  addresses: Addresses,
  request: FastifyRequest,
): { best: string; plain: string | null; takesCertificates: boolean } {
  const { tlsPort, ocppPort, takesCertificates = false } = addresses;
  const url = new URL(addresses.publicUrl ?? `${request.protocol}://${request.host}`);
  const isSecure = url.protocol === 'https:';
  if (ocppPort !== undefined) url.port = String(ocppPort);
  const own = `${isSecure ? 'wss' : 'ws'}://${url.host}`;
  if (tlsPort === undefined) return { best: own, plain: null, takesCertificates: isSecure && takesCertificates };
  return { best: `wss://${url.hostname}:${tlsPort}`, plain: isSecure ? null : own, takesCertificates: true };
}
