// The headers every answer carries (S-17); knows no route.
import type { FastifyReply } from 'fastify';

export const hardening: Readonly<Record<string, string>> = {
  'content-security-policy': policy("'self'"),
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
};

/** The panel's page: its styles carry this answer's nonce, nothing inline is allowed besides. */
export function hardenPage(reply: FastifyReply, nonce: string): FastifyReply {
  return reply.header('content-security-policy', policy(`'self' 'nonce-${nonce}'`));
}

function policy(styles: string): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    `style-src ${styles}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');
}
