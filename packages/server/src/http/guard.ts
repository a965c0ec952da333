// The gate before every route: host, origin, login, token and permission, in this order. Knows no resource.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure } from '../failures.ts';
import type { LoggedIn, Viewer } from '../viewer.ts';
import { readLoginCookie } from './login-cookie.ts';
import { isAllowedHost, isOwnOrigin, type Addresses } from './origin.ts';
import { demandPermission, isSafe, type Permission } from './route.ts';

/** Finds who holds a login; undefined where it has ended. */
export type FindViewer = (secret: string, address: string) => Promise<LoggedIn | undefined>;

export function guardRoutes(app: FastifyInstance, addresses: Addresses, findViewer: FindViewer): void {
  app.decorateRequest('viewer', null);
  app.addHook('onRoute', demandPermission);
  app.addHook('onRequest', async (request) => {
    if (!isAllowedHost(addresses, request)) throw new Failure('not_found');
    const unsafe = !isSafe(request.method);
    if (unsafe && !isOwnOrigin(addresses, request)) throw new Failure('foreign_origin');
    // A route without a permission cannot exist; the fallback for unknown addresses has none and tells nothing.
    await admit(request, request.routeOptions.config.permission ?? 'public', unsafe, findViewer);
  });
}

async function admit(
  request: FastifyRequest,
  permission: Permission,
  unsafe: boolean,
  findViewer: FindViewer,
): Promise<void> {
  if (permission === 'public') return;
  const secret = readLoginCookie(request);
  const viewer = secret === undefined ? undefined : await findViewer(secret, request.ip);
  if (viewer === undefined) throw new Failure('login_ended');
  if (unsafe && !isSame(request.headers['x-csrf-token'], viewer.csrfToken)) throw new Failure('foreign_origin');
  request.viewer = viewer;
  if (!mayEnter(viewer, permission))
    throw new Failure(hasLostRight(viewer) ? 'operator_access_forbidden' : 'access_denied');
}

const adminsOnly: ReadonlySet<Permission> = new Set<Permission>(['admin', 'adminOperator']);
const peopleOnly: ReadonlySet<Permission> = new Set<Permission>(['operator', 'adminOperator']);

function mayEnter({ kind, role }: Viewer, permission: Permission): boolean {
  if (peopleOnly.has(permission) && kind !== 'operator') return false;
  return role === 'admin' || !adminsOnly.has(permission);
}

function hasLostRight(viewer: Viewer): boolean {
  return viewer.kind === 'operator' && viewer.beganAs === 'admin' && viewer.role !== 'admin';
}

function isSame(shown: string | string[] | undefined, expected: string): boolean {
  if (typeof shown !== 'string') return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(expected));
}
