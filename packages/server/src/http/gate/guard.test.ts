import assert from 'node:assert/strict';
import { test } from 'node:test';
import fastify from 'fastify';
import { guardRoutes } from './guard.ts';

test('a route that does not say who may call it stops the start (S-11)', () => {
  const app = fastify({ exposeHeadRoutes: false });
  const nobody = () => Promise.resolve(undefined);
  guardRoutes(app, { addresses: {}, findLoggedIn: nobody, findProgram: nobody });
  app.get('/stated', { config: { permission: 'admin' } }, () => 'told');
  assert.throws(() => app.get('/forgotten', () => 'told to anybody'), /GET \/forgotten does not state its permission/);
  assert.deepEqual(app.statedRoutes, [{ method: 'GET', url: '/stated', permission: 'admin' }]);
});
