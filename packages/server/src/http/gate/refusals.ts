// Tells of changing calls that an operator was refused for want of a right; knows neither resources nor where it is kept.
import type { FastifyRequest } from 'fastify';
import { Failure, type FailureCode } from '../../failures.ts';
import type { Viewer } from '../../viewer.ts';
import { isSafe } from '../route.ts';

type RefusedCall = { method: string; route: string; path: string; code: string };
export type NoteRefusal = (viewer: Viewer, call: RefusedCall) => Promise<void>;

const refusals = new Set<FailureCode>(['access_denied', 'operator_access_forbidden']);

/** Never changes the answer: what cannot be noted is in the server's own log. */
export async function noteRefusal(note: NoteRefusal, error: unknown, request: FastifyRequest): Promise<void> {
  const { viewer, method, routeOptions } = request;
  if (viewer === null || isSafe(method) || !(error instanceof Failure) || !refusals.has(error.code)) return;
  const [path = ''] = request.url.split('?');
  try {
    await note(viewer, { method, route: routeOptions.url ?? path, path, code: error.code });
  } catch (fault) {
    request.log.error({ err: fault, reference: request.id }, 'A refused call could not be noted.');
  }
}
