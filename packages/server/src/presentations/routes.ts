// The HTTP face of shown tokens and of the question who may charge.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { limitAndOffset, pageOf } from '../http/wire.ts';
import { askWhy, listPresentations } from './presentations.ts';
import { Judgement, Presentation, PresentationFilter, Question } from './wire.ts';

export function presentationRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  api.addSchema(Presentation.schema);
  const config = { permission: 'login' } as const;
  const tags = ['tokens'];

  api.get(
    '/presentations',
    {
      config,
      schema: {
        summary: 'Tokens that were shown in the last days, and why they were refused',
        tags,
        querystring: PresentationFilter,
        response: { 200: pageOf(Presentation.ref) },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(viewer.organization.id, (tx) => listPresentations(tx, viewer, wanted));
    },
  );

  api.get(
    '/authorization-check',
    {
      config,
      schema: {
        summary: 'What a token would be answered at a station, step by step',
        tags,
        querystring: Question,
        response: { 200: Judgement },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { at, ...question } = request.query;
      const asked = { ...question, at: at === undefined ? undefined : new Date(at), now: clock.now() };
      return doors.withTenant(viewer.organization.id, (tx) => askWhy(tx, viewer, asked));
    },
  );
}
