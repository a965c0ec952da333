// All routes of the real server as the matrix asks them; nobody writes them down.
import type { FastifyInstance } from 'fastify';
import type { Permission } from '../../http/route.ts';

type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
export type Route = {
  /** Such as `GET /stations/:id`. */
  name: string;
  method: Method;
  /** The whole path, with `:id` where it names something. */
  url: string;
  permission: Permission;
  /** What the address names, by the word before it: `stations` of `/stations/:id`. */
  resources: string[];
};

const prefix = '/api/v1';

export function routesOf({ statedRoutes }: Pick<FastifyInstance, 'statedRoutes'>): Route[] {
  return statedRoutes.map(({ method, url, permission }) => ({
    name: `${method} ${url.replace(prefix, '')}`,
    method: method as Method,
    url,
    permission,
    resources: [...url.matchAll(/([^/]+)\/:/g)].map(([, resource = '']) => resource),
  }));
}

/** The route's path about these things, in the order in which it names them. */
export function addressOf({ url }: Route, ids: readonly (string | number)[]): string {
  let nth = 0;
  return url.replace(/:\w+/g, () => String(ids[nth++]));
}
