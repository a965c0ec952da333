// The HTTP face of issues.
import type { Clock } from '../clock.ts';
import type { Doors } from '../db/doors.ts';
import { viewerOf, type Api } from '../http/route.ts';
import { IdInPath, limitAndOffset } from '../http/wire.ts';
import { acknowledgeIssue, listIssues } from './issues.ts';
import { Acknowledgement, Issue, IssueFilter, IssuePage } from './wire.ts';

const config = { permission: 'login' } as const;
const tags = ['issues'];

export function issueRoutes(api: Api, { doors, clock }: { doors: Doors; clock: Clock }): void {
  api.addSchema(Issue.schema);

  api.get(
    '/issues',
    { config, schema: { summary: 'Issues', tags, querystring: IssueFilter, response: { 200: IssuePage } } },
    (request) => {
      const { organization, sight } = viewerOf(request);
      const wanted = { ...request.query, ...limitAndOffset(request.query) };
      return doors.withTenant(organization.id, (tx) => listIssues(tx, sight, wanted));
    },
  );

  api.post(
    '/issues/:id/acknowledge',
    {
      config,
      schema: {
        summary: 'Say that an issue is known',
        tags,
        params: IdInPath,
        body: Acknowledgement,
        response: { 200: Issue.ref },
      },
    },
    (request) => {
      const viewer = viewerOf(request);
      const wish = { id: request.params.id, note: request.body.note?.trim() || null, now: clock.now() };
      return doors.withTenant(viewer.organization.id, (tx) => acknowledgeIssue(tx, viewer, wish));
    },
  );
}
