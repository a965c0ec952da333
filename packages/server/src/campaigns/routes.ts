// The HTTP face of campaigns.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { IdempotencyKey } from '../commands/wire.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { limitAndOffset, pageOf, paging } from '../http/wire.ts';
import { Type } from '@fastify/type-provider-typebox';
import { cancelCampaign, foresee, getCampaign, listCampaigns, listResults } from './campaigns.ts';
import { retryCampaign, startCampaign } from './campaigns.ts';
import { Campaign, CampaignInPath, CampaignResult, Chosen, Impact, NewCampaign, ResultFilter } from './wire.ts';

type CampaignParts = { doors: Doors; clock: Clock; newId(): string };

const config = { permission: 'login' } as const;
const tags = ['campaigns'];

export function campaignRoutes(api: Api, parts: CampaignParts): void {
  api.addSchema(Campaign.schema);
  api.addSchema(CampaignResult.schema);
  addReading(api, parts);
  addStarting(api, parts);

  api.post(
    '/campaigns/:id/cancel',
    {
      config,
      schema: {
        summary: 'Send no more of a campaign',
        tags,
        params: CampaignInPath,
        response: { 200: Campaign.ref },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const wanted = { id: request.params.id, now: parts.clock.now() };
      return parts.doors.withTenant(viewer.organization.id, (tx) => cancelCampaign(tx, viewer, wanted));
    },
  );
}

function addReading(api: Api, { doors }: CampaignParts): void {
  api.get(
    '/campaigns',
    {
      config,
      schema: {
        summary: 'Commands to many stations, the latest first',
        tags,
        querystring: Type.Object(paging),
        response: { 200: pageOf(Campaign.ref) },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const page = limitAndOffset(request.query);
      return doors.withTenant(organization.id, (tx) => listCampaigns(tx, sight, page));
    },
  );

  api.get(
    '/campaigns/:id',
    { config, schema: { summary: 'One campaign', tags, params: CampaignInPath, response: { 200: Campaign.ref } } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => getCampaign(tx, sight, request.params.id));
    },
  );

  api.get(
    '/campaigns/:id/results',
    {
      config,
      schema: {
        summary: 'What became of a campaign at each station',
        tags,
        params: CampaignInPath,
        querystring: ResultFilter,
        response: { 200: pageOf(CampaignResult.ref) },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query), id: request.params.id };
      return doors.withTenant(organization.id, (tx) => listResults(tx, sight, wanted));
    },
  );
}

function addStarting(api: Api, { doors, clock, newId }: CampaignParts): void {
  api.post(
    '/campaigns/foresee',
    {
      config,
      schema: {
        summary: 'What a command to these stations would interrupt',
        tags,
        body: Chosen,
        response: { 200: Impact },
      },
    },
    (request) => {
      const { organization, sight } = viewerOf(request);
      return doors.withTenant(organization.id, (tx) => foresee(tx, sight, request.body.stationIds));
    },
  );

  api.post(
    '/campaigns',
    {
      config,
      schema: {
        summary: 'Send a command to many stations',
        tags,
        headers: IdempotencyKey,
        body: NewCampaign,
        response: { 202: Campaign.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const idempotencyKey = request.headers['idempotency-key'];
      const starting = { id: newId(), idempotencyKey, now: clock.now(), asked: request.body };
      const campaign = await doors.withTenant(viewer.organization.id, async (tx) =>
        getCampaign(tx, viewer.sight, await startCampaign(tx, viewer, starting)),
      );
      return reply.code(202).send(campaign);
    },
  );

  api.post(
    '/campaigns/:id/retry',
    {
      config,
      schema: {
        summary: 'Send once more what came to nothing',
        tags,
        params: CampaignInPath,
        headers: IdempotencyKey,
        response: { 202: Campaign.ref },
      },
    },
    async (request, reply) => {
      const viewer = viewerOf(request);
      const idempotencyKey = request.headers['idempotency-key'];
      const starting = { id: newId(), idempotencyKey, now: clock.now(), of: request.params.id };
      const campaign = await doors.withTenant(viewer.organization.id, async (tx) =>
        getCampaign(tx, viewer.sight, await retryCampaign(tx, viewer, starting)),
      );
      return reply.code(202).send(campaign);
    },
  );
}
