// How a request came: over TLS or not, and with which certificate, in process or by the word of a proxy that is named (S-4).
import { X509Certificate } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { TLSSocket } from 'node:tls';

export type Arrival = {
  encrypted: boolean;
  /** The other side has proved that it holds the key; whose word the certificate is, nobody has looked at. */
  certificate: X509Certificate | undefined;
};

export type ProxyTrust = {
  isTrustedProxy(address: string): boolean;
  /** The header in which a proxy hands on certificates; without it, none of a proxy's counts. */
  certificateHeader: string | undefined;
};

export function readArrival(
  { socket, headers }: IncomingMessage,
  { isTrustedProxy, certificateHeader }: ProxyTrust,
): Arrival {
  if (socket instanceof TLSSocket) return { encrypted: true, certificate: socket.getPeerX509Certificate() };
  const plain = { encrypted: false, certificate: undefined };
  if (!isTrustedProxy(socket.remoteAddress ?? '')) return plain;
  // The nearest proxy adds its word at the end.
  const protocol = String(headers['x-forwarded-proto'] ?? '')
    .split(',')
    .at(-1)
    ?.trim()
    .toLowerCase();
  if (protocol !== 'https' && protocol !== 'wss') return plain;
  const certificate = certificateHeader === undefined ? undefined : headers[certificateHeader];
  return { encrypted: true, certificate: typeof certificate === 'string' ? readCertificate(certificate) : undefined };
}

/** PEM with percent signs (nginx), PEM in one line (Traefik), or base64 between colons (RFC 9440: HAProxy, Envoy). */
export function readCertificate(header: string): X509Certificate | undefined {
  try {
    const [first = ''] = decodeURIComponent(header).split(/-----END CERTIFICATE-----|,/, 1);
    const base64 = first.replace(/-----BEGIN CERTIFICATE-----|[:"\s]/g, '');
    return base64 === '' ? undefined : new X509Certificate(Buffer.from(base64, 'base64'));
  } catch {
    return undefined;
  }
}
