// Which version of a thing an edit began from: ETag out, If-Match in; knows no resource.
import { Type } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';

/** The headers of a request that changes or deletes a versioned thing. */
export const IfMatch = Type.Object({ 'if-match': Type.String({ pattern: '^"\\d{1,9}"$' }) });

/** The version that the edit began from. */
export function versionIn(headers: { 'if-match': string }): number {
  return Number(headers['if-match'].slice(1, -1));
}

/** Marks the answer with the version of what it carries, and passes that on. */
export function tagged<T extends { version: number }>(reply: FastifyReply, thing: T): T {
  void reply.header('etag', `"${thing.version}"`);
  return thing;
}
