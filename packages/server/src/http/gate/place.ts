// Where a request comes from, as its login keeps it.
import type { FastifyRequest } from 'fastify';

export function placeOf({ ip, headers }: FastifyRequest): { address: string; userAgent: string } {
  return { address: ip, userAgent: headers['user-agent'] ?? '' };
}
