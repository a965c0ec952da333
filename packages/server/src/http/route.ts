// What a route is here: it states who may call it, and finds who does. Knows no resource.
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type {
  FastifyBaseLogger,
  FastifyInstance,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
  RouteOptions,
} from 'fastify';
import { Failure, type FaultCode } from '../failures.ts';
import type { LoggedIn, Viewer } from '../viewer.ts';

/**
 * public: anybody; login: every operator and every program; admin: those of them whose role is admin. What a program has no
 * business with, such as passwords and the making of operators and keys, is for people: operator, and adminOperator.
 */
export type Permission = 'public' | 'login' | 'admin' | 'operator' | 'adminOperator';
export type StatedRoute = { method: string; url: string; permission: Permission };

export const adminsOnly: ReadonlySet<Permission> = new Set<Permission>(['admin', 'adminOperator']);
export const peopleOnly: ReadonlySet<Permission> = new Set<Permission>(['operator', 'adminOperator']);

declare module 'fastify' {
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges with fastify's own
  interface FastifyContextConfig {
    permission?: Permission;
    /** Open also to operators who have yet to set up the second factor that their organization demands. */
    beforeSecondFactor?: boolean;
    /** Whether a file comes with it, which may take as long as the line is slow. */
    bringsFile?: boolean;
    /** What an unexpected error is called here, where operators know a sentence for it; `unexpected` where missing. */
    failsAs?: FaultCode;
  }
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges with fastify's own
  interface FastifyRequest {
    viewer: Viewer | null;
  }
  // oxlint-disable-next-line typescript/consistent-type-definitions -- only an interface merges with fastify's own
  interface FastifyInstance {
    /** Every route that there is, with who may call it. */
    statedRoutes: StatedRoute[];
  }
}

export type Api = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

const safeMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Whether a call only reads. */
export function isSafe(method: string): boolean {
  return safeMethods.has(method);
}

export function viewerOf(request: FastifyRequest): Viewer {
  if (request.viewer === null) throw new Failure('login_ended');
  return request.viewer;
}

/** Who is logged in, on a route that is for people only. */
export function loggedInOf(request: FastifyRequest): LoggedIn {
  const viewer = viewerOf(request);
  if (viewer.kind !== 'operator') throw new Failure('access_denied');
  return viewer;
}

/** Start-up fails where a route does not say who may call it. */
export function statedRoutes({ method, url, config }: RouteOptions): StatedRoute[] {
  const permission = config?.permission;
  if (permission === undefined) throw new Error(`${String(method)} ${url} does not state its permission.`);
  return [method].flat().map((one) => ({ method: one, url, permission }));
}
