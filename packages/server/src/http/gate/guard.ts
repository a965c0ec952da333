// The gate before every route: host, origin, login or API key, token and permission, in this order. Knows no resource.
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Failure } from '../../failures.ts';
import type { LoggedIn, Program, Role, Viewer } from '../../viewer.ts';
import { readLoginCookie } from './login-cookie.ts';
import { isAllowedHost, isOwnOrigin, type Addresses } from './origin.ts';
import { adminsOnly, isSafe, peopleOnly, statedRoutes, type Permission } from '../route.ts';

export type Entry = {
  addresses: Addresses;
  /** Finds who holds a login; undefined where it has ended. */
  findLoggedIn(secret: string, address: string): Promise<LoggedIn | undefined>;
  /** Finds whose API key it is; undefined where it is unknown or has ended. */
  findProgram(secret: string, address: string): Promise<Program | undefined>;
};

export function guardRoutes(app: FastifyInstance, entry: Entry): void {
  app.decorateRequest('viewer', null);
  app.decorate('statedRoutes', []);
  app.addHook('onRoute', (route) => void app.statedRoutes.push(...statedRoutes(route)));
  app.addHook('onRequest', async (request) => {
    if (!isAllowedHost(entry.addresses, request)) throw new Failure('not_found');
    // A route without a permission cannot exist; the fallback for unknown addresses has none and tells nothing.
    const permission = request.routeOptions.config.permission ?? 'public';
    const apiKey = permission === 'public' ? undefined : readApiKey(request);
    // Browsers add cookies by themselves, and so anybody's page may ask with them; an API key is never added unasked.
    if (apiKey === undefined) demandOwnOrigin(request, entry.addresses);
    if (permission === 'public') return;
    const viewer = await (apiKey === undefined ? admitLoggedIn(request, entry) : admitProgram(request, apiKey, entry));
    request.viewer = viewer;
    const before = roleAtLogin(viewer);
    if (!mayEnter(viewer, permission)) {
      throw new Failure(before === 'admin' ? 'operator_access_forbidden' : 'access_denied');
    }
    if (before !== undefined) throw new Failure('login_ended');
    demandSecondFactor(viewer, request);
  });
}

function demandOwnOrigin(request: FastifyRequest, addresses: Addresses): void {
  if (!isSafe(request.method) && !isOwnOrigin(addresses, request)) throw new Failure('foreign_origin');
}

async function admitLoggedIn(request: FastifyRequest, { findLoggedIn }: Entry): Promise<LoggedIn> {
  const secret = readLoginCookie(request);
  const viewer = secret === undefined ? undefined : await findLoggedIn(secret, request.ip);
  if (viewer === undefined) throw new Failure('login_ended');
  if (!isSafe(request.method) && !isSame(request.headers['x-csrf-token'], viewer.csrfToken)) {
    throw new Failure('foreign_origin');
  }
  return viewer;
}

/** A cookie beside the key counts for nothing. */
async function admitProgram(request: FastifyRequest, apiKey: string, { findProgram }: Entry): Promise<Program> {
  const viewer = await findProgram(apiKey, request.ip);
  if (viewer === undefined) throw new Failure('api_key_refused');
  return viewer;
}

/** Other words in this header are a proxy's affair. */
function readApiKey({ headers }: FastifyRequest): string | undefined {
  return /^bearer +(sm_.*)$/i.exec(headers.authorization ?? '')?.[1];
}

/** After all else: whoever may not enter anyway is told just that. */
function demandSecondFactor(viewer: Viewer, { routeOptions }: FastifyRequest): void {
  const missing = viewer.kind === 'operator' && viewer.secondFactorMissing;
  if (missing && routeOptions.config.beforeSecondFactor !== true) throw new Failure('second_factor_demanded');
}

function mayEnter({ kind, role }: Viewer, permission: Permission): boolean {
  if (peopleOnly.has(permission) && kind !== 'operator') return false;
  return role === 'admin' || !adminsOnly.has(permission);
}

/** The role that a login began with, where the operator has another by now: such a login is over (S-15). */
function roleAtLogin(viewer: Viewer): Role | undefined {
  return viewer.kind === 'operator' && viewer.beganAs !== viewer.role ? viewer.beganAs : undefined;
}

function isSame(shown: string | string[] | undefined, expected: string): boolean {
  if (typeof shown !== 'string') return false;
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(shown), digest(expected));
}
