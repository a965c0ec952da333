// The HTTP face of an operator's wish for mails about issues.
import { Type } from '@fastify/type-provider-typebox';
import type { Clock } from '../../clock.ts';
import type { Doors } from '../../db/doors.ts';
import { loggedInOf, type Api } from '../../http/route.ts';
import { Id } from '../../http/wire.ts';
import { listWanted, setWanted } from './mails.ts';

const config = { permission: 'operator' } as const;
const tags = ['account'];
const IssueMails = Type.Object({ groupIds: Type.Array(Id, { maxItems: 200 }) });

export function issueMailRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  api.get(
    '/account/issue-mails',
    { config, schema: { summary: 'Groups whose issues one gets mails about', tags, response: { 200: IssueMails } } },
    async (request) => {
      const viewer = loggedInOf(request);
      return { groupIds: await doors.withTenant(viewer.organization.id, (tx) => listWanted(tx, viewer)) };
    },
  );

  api.put(
    '/account/issue-mails',
    {
      config,
      schema: {
        summary: 'Choose the groups whose issues one gets mails about; each stands for all below it',
        tags,
        body: IssueMails,
        response: { 200: IssueMails },
      },
    },
    async (request) => {
      const viewer = loggedInOf(request);
      const wish = { groupIds: request.body.groupIds, now: clock.now() };
      return { groupIds: await doors.withTenant(viewer.organization.id, (tx) => setWanted(tx, viewer, wish)) };
    },
  );
}
