// The HTTP face of what needs review, and of the ends that no session took.
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, itemsOf, limitAndOffset } from '../http/wire.ts';
import { Dismissal, SessionRow, StrayEnd } from '../sessions/wire.ts';
import { attachStrayEnd, dismissStrayEnd, listCandidates, listReviews } from './reviews.ts';
import { Attachment, ReviewFilter, ReviewPage } from './wire.ts';

const config = { permission: 'login' } as const;
const tags = ['reviews'];
const params = IdInPath;

export function reviewRoutes(api: Api, { doors }: { doors: Doors }): void {
  api.get(
    '/reviews',
    {
      config,
      schema: { summary: 'What needs review', tags, querystring: ReviewFilter, response: { 200: ReviewPage } },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listReviews(tx, sight, wanted));
    },
  );

  api.get(
    '/stray-ends/:id/candidates',
    {
      config,
      schema: {
        summary: 'Charging events that an end may belong to, the likeliest first',
        tags,
        params,
        response: { 200: itemsOf(SessionRow.ref) },
      },
    },
    async (request) => {
      const { organization, sight } = viewerOf(request);
      return { items: await doors.withTenant(organization.id, (tx) => listCandidates(tx, sight, request.params.id)) };
    },
  );

  api.post(
    '/stray-ends/:id/attach',
    {
      config,
      schema: {
        summary: 'Make an end the stop of a charging event',
        tags,
        params,
        body: Attachment,
        response: { 200: StrayEnd.ref },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      const { sessionId } = request.body;
      return doors.withTenant(viewer.organization.id, (tx) => attachStrayEnd(tx, viewer, id, sessionId));
    },
  );

  addDismissing(api, doors);
}

function addDismissing(api: Api, doors: Doors): void {
  const response = { 200: StrayEnd.ref };

  api.post(
    '/stray-ends/:id/dismiss',
    { config, schema: { summary: 'Say that an end needs no review', tags, params, body: Dismissal, response } },
    (request) => {
      const viewer = viewerOf(request);
      const wish = { dismissed: true, note: request.body.note?.trim() || null };
      return doors.withTenant(viewer.organization.id, (tx) => dismissStrayEnd(tx, viewer, request.params.id, wish));
    },
  );

  api.post(
    '/stray-ends/:id/undismiss',
    { config, schema: { summary: 'Take such a word back', tags, params, response } },
    (request) => {
      const viewer = viewerOf(request);
      const wish = { dismissed: false, note: null };
      return doors.withTenant(viewer.organization.id, (tx) => dismissStrayEnd(tx, viewer, request.params.id, wish));
    },
  );
}
