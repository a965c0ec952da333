// The HTTP face of charging events.
import type { Clock } from '../clock.ts';
import type { Doors, TenantTx } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, limitAndOffset, pageOf } from '../http/wire.ts';
import { dismissSession, endSession, getCurve, getSession, listSamples, listSessions } from './sessions.ts';
import {
  Dismissal,
  EndByHand,
  Sample,
  SampleFilter,
  Session,
  SessionCurve,
  SessionFilter,
  SessionPage,
  SessionRow,
  StrayEnd,
} from './wire.ts';

const config = { permission: 'login' } as const;
const tags = ['sessions'];
const params = IdInPath;

export function sessionRoutes(api: Api, parts: { doors: Doors; clock: Clock }): void {
  for (const { schema } of [SessionRow, StrayEnd, Session, Sample]) api.addSchema(schema);
  addReading(api, parts);
  addChanging(api, parts);
}

function addReading(api: Api, { doors }: { doors: Doors }): void {
  api.get(
    '/sessions',
    {
      config,
      schema: { summary: 'Charging events', tags, querystring: SessionFilter, response: { 200: SessionPage } },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listSessions(tx, sight, wanted));
    },
  );

  api.get(
    '/sessions/:id',
    { config, schema: { summary: 'One charging event', tags, params, response: { 200: Session.ref } } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => getSession(tx, sight, request.params.id));
    },
  );

  api.get(
    '/sessions/:id/curve',
    {
      config,
      schema: {
        summary: 'Energy and power of a charging event over time',
        tags,
        params,
        response: { 200: SessionCurve },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => getCurve(tx, sight, request.params.id));
    },
  );

  api.get(
    '/sessions/:id/samples',
    {
      config,
      schema: {
        summary: 'What was metered during a charging event; without a page, evenly thinned to at most 1,000',
        tags,
        params,
        querystring: SampleFilter,
        response: { 200: pageOf(Sample.ref) },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listSamples(tx, sight, request.params.id, wanted));
    },
  );
}

function addChanging(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  const response = { 200: Session.ref };

  api.post(
    '/sessions/:id/end',
    {
      config,
      schema: { summary: 'End a charging event that its station did not end', tags, params, body: EndByHand, response },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      return doors.withTenant(viewer.organization.id, async (tx: TenantTx) => {
        await endSession(tx, viewer, id, { ...request.body, now: clock.now() });
        return getSession(tx, viewer.sight, id);
      });
    },
  );

  api.post(
    '/sessions/:id/dismiss',
    {
      config,
      schema: { summary: 'Say that a charging event needs no review', tags, params, body: Dismissal, response },
    },
    (request) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      return doors.withTenant(viewer.organization.id, async (tx) => {
        await dismissSession(tx, viewer, id, { dismissed: true, note: request.body.note?.trim() || null });
        return getSession(tx, viewer.sight, id);
      });
    },
  );

  api.post(
    '/sessions/:id/undismiss',
    { config, schema: { summary: 'Take such a word back', tags, params, response } },
    (request) => {
      const viewer = viewerOf(request);
      const { id } = request.params;
      return doors.withTenant(viewer.organization.id, async (tx) => {
        await dismissSession(tx, viewer, id, { dismissed: false, note: null });
        return getSession(tx, viewer.sight, id);
      });
    },
  );
}
